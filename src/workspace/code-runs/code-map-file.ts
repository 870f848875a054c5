import { join } from 'node:path';
import { type CodeMap, codeMap } from '#contract/code-gen/code-map';
import { SCHEMA_VERSION } from '#contract/config';
import { writeFileAtomic } from '../atomic-file.ts';
import { readBounded } from '../files/bounded-read.ts';
import { coded } from '../fs-failure.ts';
import { PRODUCT_DIR } from '../paths.ts';
import { resolveInside } from '../safe-path.ts';
import { MAPPED_FILE, runFolder } from './run-paths.ts';

const MOST_BYTES = 256 * 1024 * 1024;

const place = (workspace: string): Promise<string> => resolveInside(workspace, `${PRODUCT_DIR}/code-map.json`);

const EMPTY: CodeMap = { schemaVersion: SCHEMA_VERSION, files: {} };

const parse = (bytes: Uint8Array): CodeMap => {
  try {
    return codeMap.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? EMPTY;
  } catch {
    return EMPTY;
  }
};

/**
 * Which layer made which lines. Empty where nothing was generated, and where the file cannot be understood: every file is then
 * one that somebody else wrote, and nothing of it is taken for generated.
 */
export const readCodeMap = async (workspace: string): Promise<CodeMap> => {
  const path = await place(workspace);
  const read = await coded(path, () => readBounded(path, MOST_BYTES));
  return read.kind === 'ok' ? parse(read.bytes) : EMPTY;
};

/** What the map said of the files of a run before it wrote them. */
export const readMappedBefore = async (workspace: string, run: string): Promise<CodeMap['files']> => {
  const folder = await runFolder(workspace, run);
  const read = await coded(folder, () => readBounded(join(folder, MAPPED_FILE), MOST_BYTES));
  return read.kind === 'ok' ? parse(read.bytes).files : {};
};

/** Replaces the map. Needs the run lock. @throws CodedError of the disk */
export const writeCodeMap = async (workspace: string, map: CodeMap): Promise<void> => {
  const files = Object.fromEntries(Object.entries(map.files).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFileAtomic(await place(workspace), `${JSON.stringify({ ...map, files })}\n`, { point: 'code-map' });
};
