import type { CodeMap } from '#contract/code-gen/code-map';
import type { CodePlan } from '#contract/code-gen/plan';
import { readMappedBefore } from '#workspace/code-runs/code-map-file';
import { readMapped } from '#workspace/code-runs/looked-at';
import { ownEntry } from '#workspace/code-runs/own-entry';
import { readPlan, readRunFile } from '#workspace/code-runs/run-reader';
import { type CodeIndex, indexCode, type ReadText } from '../code/screen-code.ts';

/** The code as it is, or as it was before a run. */
export interface CodeState {
  readonly index: CodeIndex;
  readonly read: ReadText;
}

/** More is no code that somebody reads. */
const LONGEST = 2 * 1024 * 1024;

const textOf = (bytes: Uint8Array | null): string | null => {
  if (bytes === null || bytes.length > LONGEST) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Characters that are kept at once. */
const MOST_KEPT = 64 * 1024 * 1024;

/** Screens share most of their files: those that are asked for again are not read again, as long as they are not too much. */
const readOnce = (read: ReadText): ReadText => {
  const known = new Map<string, string | null>();
  let kept = 0;
  return async (path) => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const text = await read(path);
    kept += text?.length ?? 0;
    if (kept <= MOST_KEPT) known.set(path, text);
    return text;
  };
};

/** The newest run of which there is code; null where nothing was generated, or none of the runs is there any more. */
export const newestRun = async (workspace: string, { files }: CodeMap): Promise<CodePlan | null> => {
  const runs = [...new Set(Object.values(files).map(({ run }) => run))].sort().reverse();
  for (const run of runs) {
    const plan = await readPlan(workspace, run).catch(() => null);
    if (plan !== null) return plan;
  }
  return null;
};

export const codeNow = (workspace: string, map: CodeMap): CodeState => ({
  index: indexCode(map),
  read: readOnce(async (path) => textOf(await readMapped(workspace, path))),
});

/** What was there before a run: its own files as they were, all others as they are. */
export const codeBefore = async (workspace: string, map: CodeMap, plan: CodePlan): Promise<CodeState> => {
  const before = await readMappedBefore(workspace, plan.run);
  const rows = new Map(plan.rows.map((row) => [row.path, row]));
  const files = Object.fromEntries(
    Object.entries(map.files).flatMap(([path, file]) => {
      const old = file.run === plan.run ? ownEntry(before, path) : file;
      return old === undefined ? [] : [[path, old] as const];
    }),
  );
  const read = async (path: string): Promise<string | null> => {
    if (map.files[path]?.run !== plan.run) return textOf(await readMapped(workspace, path));
    const sha256 = rows.get(path)?.before?.sha256;
    return sha256 === undefined ? null : textOf(await readRunFile(workspace, plan.run, sha256).catch(() => null));
  };
  return { index: indexCode({ files }), read: readOnce(read) };
};
