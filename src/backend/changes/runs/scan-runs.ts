import type { ProjectChange } from '#contract/code-gen/project-view';
import { readRunFile } from '#workspace/code-runs/run-reader';
import { boundedMap } from '#workspace/files/bounded-map';
import { hashFile } from '../../project/hash-file.ts';
import type { BaseFile } from '../base-file.ts';
import { type Scanned, scanned, unscanned } from '../scanned.ts';
import { type TouchedFile, touchedFiles } from './touched-files.ts';

const FILES_AT_ONCE = 16;

/** By what is there now: a file that was undone, taken away or put back by hand tells so itself. */
const changeOf = async (workspace: string, { path, before }: TouchedFile): Promise<readonly ProjectChange[]> => {
  const now = await hashFile(workspace, path).catch(() => '');
  if (now === before) return [];
  if (now === null) return [{ path, kind: 'Deleted', marks: [] }];
  return [{ path, kind: before === null ? 'Added' : 'Modified', marks: [] }];
};

/** Without a version control the runs tell what was touched: their first contents are what is compared with. Never throws. */
export const scanRuns = async (workspace: string): Promise<Scanned> => {
  const touched = await touchedFiles(workspace).catch(() => []);
  if (touched.length === 0) return unscanned('none', null);
  const changes = await boundedMap(touched, FILES_AT_ONCE, (file) => changeOf(workspace, file));
  return scanned('none', { branch: null, base: null, changes: changes.flat(), notice: null });
};

/** A file as it was before the first run that wrote it. One that no run wrote has no base. */
export const runsBase = async (workspace: string, path: string, most: number): Promise<BaseFile> => {
  const file = (await touchedFiles(workspace)).find((touched) => touched.path === path);
  if (file === undefined || file.before === null) return { kind: 'absent' };
  const bytes = await readRunFile(workspace, file.run, file.before);
  return { kind: 'bytes', bytes: bytes.subarray(0, most), size: bytes.length };
};
