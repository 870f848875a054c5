import { z } from 'zod';
import { codeRegion } from '#contract/code-gen/code-map';
import type { PlanRow } from '#contract/code-gen/plan';
import type { ComparedProposal } from '../write/compared-rows.ts';
import { sha256Of } from '../write/target.ts';
import type { CodeGenRun } from './code-gen-run.ts';

/** What the code map will be told of one file of a plan once it is written; `regions` are those of the generated text. */
const mappedRow = z.object({
  generated: z.string(),
  screens: z.array(z.string()),
  regions: z.array(codeRegion),
});
export type MappedRow = z.infer<typeof mappedRow>;
const mappedRows = z.record(z.string(), mappedRow);

const ownFiles = (rows: readonly PlanRow[], compared: ComparedProposal): Map<string, Buffer> => {
  const named = rows.flatMap((row) => [
    row.before?.sha256,
    row.after?.sha256,
    row.handEdit?.base,
    row.handEdit?.fresh,
    compared.generated.get(row.path),
  ]);
  const own = new Map<string, Buffer>();
  for (const sha256 of named) {
    const bytes = sha256 == null ? undefined : compared.files.get(sha256);
    if (sha256 != null && bytes !== undefined) own.set(sha256, bytes);
  }
  return own;
};

/** The contents that the rows of a list name, and among them what the code map will say of its files. */
export const withMapped = (
  run: CodeGenRun,
  rows: readonly PlanRow[],
  compared: ComparedProposal,
): { readonly files: ReadonlyMap<string, Buffer>; readonly mapped: string } => {
  const mapped: Record<string, MappedRow> = {};
  for (const row of rows) {
    const file = run.proposed.get(row.path);
    const generated = compared.generated.get(row.path);
    if (file?.kind !== 'write' || generated === undefined) continue;
    mapped[row.path] = { generated, screens: [...file.screens], regions: [...file.regions] };
  }
  const bytes = Buffer.from(JSON.stringify(mapped));
  const sha256 = sha256Of(bytes);
  return { files: ownFiles(rows, compared).set(sha256, bytes), mapped: sha256 };
};

/** @returns nothing for what is no such file */
export const readMapped = (bytes: Buffer): Readonly<Record<string, MappedRow>> => {
  try {
    return mappedRows.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? {};
  } catch {
    return {};
  }
};
