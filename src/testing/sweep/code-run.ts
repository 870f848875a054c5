import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { comparedRows } from '#codegen/write/compared-rows';
import { undoRun } from '#codegen/write/undo-run';
import { writeApproved } from '#codegen/write/write-approved';
import { sweepWriteLeftovers } from '#codegen/write/write-leftovers';
import type { CodePlan } from '#contract/code-gen/plan';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import { SCHEMA_VERSION } from '#contract/config';
import { readCodeMap, writeCodeMap } from '#workspace/code-runs/code-map-file';
import { planDigest } from '#workspace/code-runs/plan-digest';
import { listRuns, readPlan, readRun, readRunFile } from '#workspace/code-runs/run-reader';
import { createRun, openRunStore, type RunStore } from '#workspace/code-runs/run-store';
import { acquireRunLock } from '#workspace/run-lock';

const now = (): string => new Date().toISOString();

const text = (path: string, content: string): ProposedFile => ({
  kind: 'write',
  path,
  content: { kind: 'text', text: content },
  reason: `of ${path}`,
  nodes: ['1:2'],
  screens: ['1:2'],
  regions: [],
  needs: [],
});

/** A project in several forms: line ends, BOM, a program, a file that goes. By path: bytes and mode. */
export const CODE_PROJECT: Readonly<Record<string, { readonly bytes: Buffer; readonly mode: number }>> = {
  'index.html': { bytes: Buffer.from('<!doctype html>\r\n<p>old</p>\r\n'), mode: 0o644 },
  'src/app.css': { bytes: Buffer.from('\uFEFFbody { margin: 0 }\n'), mode: 0o640 },
  'src/run.sh': { bytes: Buffer.from('#!/bin/sh\necho old'), mode: 0o755 },
  'src/old.js': { bytes: Buffer.from('export {};\n'), mode: 0o644 },
  'src/keep.js': { bytes: Buffer.from('export const keep = 1;\n'), mode: 0o644 },
};

export const CODE_PROPOSAL: Proposal = {
  files: [
    text('index.html', '<!doctype html>\n<p>new</p>\n'),
    text('src/app.css', 'body { margin: 0 }\nmain { padding: 1rem }\n'),
    text('src/run.sh', '#!/bin/sh\necho new'),
    { kind: 'delete', path: 'src/old.js', reason: 'nothing uses it', nodes: [] },
    ...[1, 2].map((n) => text(`src/screens/screen-${n}.js`, `export const screen = ${n};\n`)),
  ],
  reused: [],
  notes: [],
};

const planOf = async (workspace: string, store: RunStore): Promise<CodePlan> => {
  const { rows, files, notes } = await comparedRows({
    workspace,
    proposal: CODE_PROPOSAL,
    codeMap: await readCodeMap(workspace),
    snapshotFile: () => Promise.reject(new Error('no assets')),
    runFile: (run, sha256) => readRunFile(workspace, run, sha256).catch(() => null),
    merge: ({ fresh }) => ({ text: fresh, conflicts: [] }),
    signal: new AbortController().signal,
  });
  const base = {
    schemaVersion: SCHEMA_VERSION,
    run: store.run,
    round: 1,
    snapshot: '20261120T140203.123Z',
    framework: 'html',
  };
  const plan = {
    ...base,
    scope: '',
    createdAt: now(),
    digest: planDigest(rows),
    rows: [...rows],
    reused: [],
    notes: [...notes],
  };
  await store.keepPlan(plan, files);
  return plan;
};

const write = async (workspace: string, store: RunStore, plan: CodePlan): Promise<void> => {
  const { digest, rows } = plan;
  await store.append({ kind: 'planned', at: now(), round: 1, digest, rows: rows.length });
  await store.append({ kind: 'approved', at: now(), round: 1, digest, rows: rows.length, by: 'cli' });
  const { written, left, failure } = await writeApproved({
    workspace,
    rows,
    content: (sha256) => readRunFile(workspace, plan.run, sha256),
    editCommand: 'p4 edit',
    append: store.append,
    now,
    signal: new AbortController().signal,
    onWritten: () => undefined,
  });
  await store.append({ kind: 'done', at: now(), written: written.length, left: left.length });
  if (failure !== null) throw failure;
  await writeCodeMap(workspace, await readCodeMap(workspace));
};

/** What code generation does to a workspace, without a model: plan, keep, write. @returns the name of the run */
export const runCode = async (workspace: string): Promise<string> => {
  const lock = await acquireRunLock(workspace, 'codegen');
  try {
    await sweepWriteLeftovers(workspace);
    const store = await createRun(workspace, Date.now());
    await write(workspace, store, await planOf(workspace, store));
    return store.run;
  } finally {
    await lock.release();
  }
};

/** Undoes every run that wrote, the newest first. */
export const undoAll = async (workspace: string): Promise<void> => {
  for (const { run } of await listRuns(workspace)) {
    const store = await openRunStore(workspace, run);
    await undoRun({
      workspace,
      plan: await readPlan(workspace, run),
      log: (await readRun(workspace, run)).log,
      content: (sha256) => readRunFile(workspace, run, sha256),
      editCommand: 'chmod u+w',
      append: store.append,
      now,
    });
  }
};

/** What is expected of a path when the proposal was written; null: nothing. */
export const writtenBytes = (path: string): Buffer | null | undefined => {
  const forms: Readonly<Record<string, string>> = {
    'index.html': '<!doctype html>\r\n<p>new</p>\r\n',
    'src/app.css': '\uFEFFbody { margin: 0 }\nmain { padding: 1rem }\n',
  };
  const file = CODE_PROPOSAL.files.find((one) => one.path === path);
  if (file?.kind === 'delete') return null;
  return file?.content.kind === 'text' ? Buffer.from(forms[path] ?? file.content.text) : undefined;
};

/** How files must not be written: in place, byte by byte. Shows that the checks of a sweep can fail. */
export const runTornCode = async (workspace: string): Promise<void> => {
  const [{ failpoint }, { writeFile }] = await Promise.all([
    import('#workspace/files/failpoint'),
    import('node:fs/promises'),
  ]);
  for (const path of ['index.html', 'src/app.css', 'src/run.sh']) {
    const wanted = writtenBytes(path) ?? (await readFile(join(workspace, path)));
    failpoint('torn-code.first');
    await writeFile(join(workspace, path), wanted.subarray(0, wanted.length / 2));
    failpoint('torn-code.second');
    await writeFile(join(workspace, path), wanted);
  }
};
