import { join } from 'node:path';
import { type CodeMap, codeMap } from '#contract/code-gen/code-map';
import { SCHEMA_VERSION } from '#contract/config';
import { CodedError } from '#contract/errors';
import { writeFileAtomic } from '../atomic-file.ts';
import { readBounded } from '../files/bounded-read.ts';
import { coded } from '../fs-failure.ts';
import { PRODUCT_DIR } from '../paths.ts';
import { resolveInside } from '../safe-path.ts';
import { MAPPED_FILE, runFolder } from './run-paths.ts';

const MOST_BYTES = 256 * 1024 * 1024;

const FILE = `${PRODUCT_DIR}/code-map.json`;
const place = (workspace: string): Promise<string> => resolveInside(workspace, FILE);

const EMPTY: CodeMap = { schemaVersion: SCHEMA_VERSION, files: {} };

const parse = (bytes: Uint8Array): CodeMap | null => {
  try {
    return codeMap.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
  } catch {
    return null;
  }
};

const read = async (workspace: string): Promise<CodeMap | null> => {
  const path = await place(workspace);
  const found = await coded(path, () => readBounded(path, MOST_BYTES));
  if (found.kind === 'missing') return EMPTY;
  return found.kind === 'ok' ? parse(found.bytes) : null;
};

/**
 * Which layer made which lines, for whoever shows it. Empty where nothing was generated, and where the file cannot be
 * understood.
 */
export const readCodeMap = async (workspace: string): Promise<CodeMap> => (await read(workspace)) ?? EMPTY;

/**
 * The same for whoever writes by it: taken for empty, a map that a merge has spoilt would be lost, and hand edits with it.
 * @throws CodedError `code-map-invalid`
 */
export const requireCodeMap = async (workspace: string): Promise<CodeMap> => {
  const map = await read(workspace);
  if (map === null) throw new CodedError('code-map-invalid', { file: FILE });
  return map;
};

/** What the map said of the files of a run before it wrote them. */
export const readMappedBefore = async (workspace: string, run: string): Promise<CodeMap['files']> => {
  const folder = await runFolder(workspace, run);
  const found = await coded(folder, () => readBounded(join(folder, MAPPED_FILE), MOST_BYTES));
  return (found.kind === 'ok' ? parse(found.bytes) : null)?.files ?? {};
};

/** Replaces the map. Needs the run lock. @throws CodedError of the disk */
export const writeCodeMap = async (workspace: string, map: CodeMap): Promise<void> => {
  const files = Object.fromEntries(Object.entries(map.files).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFileAtomic(await place(workspace), `${JSON.stringify({ ...map, files })}\n`, { point: 'code-map' });
};
