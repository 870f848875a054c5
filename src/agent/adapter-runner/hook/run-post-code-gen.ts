import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { CodedError, type Failure } from '#contract/errors';
import { bundleExtensions } from '#workspace/extensions/bundle';
import { GEN_EXTENSION } from '#workspace/extensions/extension-place';
import { hookEnvironment } from '#workspace/extensions/hook-environment';
import { visibleText } from '#workspace/files/visible-text';
import { requirePipes, watchGroup } from '../child-group.ts';
import { untrusted } from '../load-adapter.ts';
import { createOutputStream } from './output-stream.ts';

export interface PostCodeGenRun {
  readonly workspace: string;
  readonly isSuccess: boolean;
  readonly message: string;
  /** Asked with the real path of the workspace and the digest of what would run. */
  isTrusted(workspace: string, digest: string): Promise<boolean>;
  /** Text of stdout and stderr as it comes, control characters made visible, bounded in total. */
  onOutput(text: string): void;
  readonly signal: AbortSignal;
  /** The user's environment; what looks like a secret is taken out. Default: that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Defaults: 2 minutes, 1 MB. */
  readonly limits?: { readonly runMs?: number; readonly outputBytes?: number };
}

export type PostCodeGenOutcome = (
  | { readonly kind: 'done' }
  /** `workspace-untrusted`, `adapter-invalid`, `adapter-timeout`, `cancelled`, `internal` */
  | { readonly kind: 'failed'; readonly failure: Failure }
) & {
  /** Output was dropped because there was too much of it. */
  readonly isOutputCut: boolean;
};

const RUNNER = fileURLToPath(new URL('./hook-runner.ts', import.meta.url));
const HOOK = 'postCodeGenFinished';
const RUN_MS = 120_000;
const OUTPUT_BYTES = 1024 * 1024;
const MAX_REPORT = 1_000;

const invalidHook = (problem: string): CodedError =>
  new CodedError('adapter-invalid', { file: GEN_EXTENSION, what: HOOK, problem: visibleText(problem, 300) });

const readReport = (stream: Readable): (() => string) => {
  let text = '';
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(0, MAX_REPORT);
  });
  return () => text;
};

const spawnHook = (workspace: string, environment: NodeJS.ProcessEnv) =>
  spawn(process.execPath, [RUNNER], {
    cwd: workspace,
    env: hookEnvironment(environment),
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });

/** Settles when the child is gone, which the limit and the signal see to. */
const runChild = async (
  run: PostCodeGenRun,
  bundle: { readonly workspace: string; readonly genCode: string },
  onChunk: (chunk: Buffer) => void,
): Promise<void> => {
  const child = requirePipes(spawnHook(bundle.workspace, run.environment ?? process.env));
  const group = watchGroup(child);
  const runMs = run.limits?.runMs ?? RUN_MS;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    group.kill();
  }, runMs);
  run.signal.addEventListener('abort', group.kill, { once: true });
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', onChunk);
  child.stderr.on('data', onChunk);
  const report = readReport(child.stdio[3] as Readable);
  const { isSuccess, message } = run;
  (child.stdin as Writable).write(`${JSON.stringify({ code: bundle.genCode, isSuccess, message })}\n`);
  await group.exited;
  clearTimeout(timer);
  run.signal.removeEventListener('abort', group.kill);
  if (run.signal.aborted) throw new CodedError('cancelled');
  if (isLate) throw new CodedError('adapter-timeout', { file: GEN_EXTENSION, what: HOOK, seconds: runMs / 1_000 });
  if (report() !== 'done') throw invalidHook(report() || 'ended its own process');
};

const failureOf = (error: unknown): Failure =>
  error instanceof CodedError
    ? { code: error.code, params: error.params }
    : { code: 'internal', params: { what: HOOK } };

/**
 * Runs the hook `postCodeGenFinished` of a trusted workspace in its own process, with its group killed at the end.
 * Never rejects: whatever the hook does, code-gen is done all the same.
 */
export const runPostCodeGen = async (run: PostCodeGenRun): Promise<PostCodeGenOutcome> => {
  const output = createOutputStream(run.limits?.outputBytes ?? OUTPUT_BYTES, run.onOutput);
  try {
    const bundle = await bundleExtensions(run.workspace);
    if (!(await run.isTrusted(bundle.workspace, bundle.digest))) throw untrusted(bundle);
    if (run.signal.aborted) throw new CodedError('cancelled');
    await runChild(run, bundle, output.push);
    return { kind: 'done', isOutputCut: output.isCut() };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error), isOutputCut: output.isCut() };
  }
};
