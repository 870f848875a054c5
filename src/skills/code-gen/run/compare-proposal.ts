import { readFile } from 'node:fs/promises';
import type { ToolContext } from '#contract/tool';
import { requireCodeMap } from '#workspace/code-runs/code-map-file';
import { readRunFile } from '#workspace/code-runs/run-reader';
import { mergeHandEdits } from '../merge/three-way.ts';
import { type ComparedProposal, comparedRows } from '../write/compared-rows.ts';
import type { CodeGenRun } from './code-gen-run.ts';

/** What is proposed, held against the disk of this moment. Reads only. @throws CodedError of `comparedRows` */
export const compareProposal = async (run: CodeGenRun, { signal }: ToolContext): Promise<ComparedProposal> => {
  const { workspace, snapshot, proposed, reused, notes } = run;
  return comparedRows({
    workspace,
    proposal: { files: [...proposed.values()], reused, notes },
    codeMap: await requireCodeMap(workspace),
    snapshotFile: async (path) => readFile(await snapshot.file(path)),
    runFile: (of, sha256) => readRunFile(workspace, of, sha256).catch(() => null),
    merge: mergeHandEdits,
    signal,
  });
};
