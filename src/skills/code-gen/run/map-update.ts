import type { CodePlan, PlanRow } from '#contract/code-gen/plan';
import { ownEntry } from '#workspace/code-runs/own-entry';
import { readRunFile } from '#workspace/code-runs/run-reader';
import type { KnownText, MapUpdate, WrittenFile } from '../map/update-code-map.ts';
import { readTextFile } from '../write/text-form.ts';
import { type MappedRow, readMapped } from './mapped-rows.ts';

interface ListedRows {
  readonly workspace: string;
  readonly plan: CodePlan;
  readonly rows: readonly PlanRow[];
}

const mappedOf = async ({ workspace, plan }: ListedRows): Promise<Readonly<Record<string, MappedRow>>> =>
  plan.mapped === undefined ? {} : readMapped(await readRunFile(workspace, plan.run, plan.mapped));

const knownText = async ({ workspace, plan }: ListedRows, sha256: string): Promise<KnownText> => {
  const bytes = await readRunFile(workspace, plan.run, sha256);
  return { sha256, text: readTextFile(bytes)?.text ?? null };
};

/** What became of the files, as the code map takes it; one that was written without being generated is none of its. */
export const updateOf = async (list: ListedRows, written: readonly string[]): Promise<MapUpdate> => {
  const [mapped, done] = [await mappedOf(list), new Set(written)];
  const files: WrittenFile[] = [];
  const deleted: string[] = [];
  for (const { path, reason, after } of list.rows.filter((row) => done.has(row.path))) {
    const known = ownEntry(mapped, path);
    if (after === null || known === undefined) {
      deleted.push(path);
      continue;
    }
    const [generated, now] = [await knownText(list, known.generated), await knownText(list, after.sha256)];
    const { screens, regions } = known;
    files.push({ path, reason, screens, regions, generated, written: now });
  }
  return { run: list.plan.run, snapshot: list.plan.snapshot, written: files, deleted };
};
