/**
 * The child in which the hook of a workspace runs. It may start programs, so Node's permission model is not used: what
 * protects is that it was trusted, the environment it is given, its limit, and that its whole group is ended with it.
 * One line comes over standard input, which then stays open for as long as somebody waits. Descriptor 3 says how it went.
 * It must not import from the project.
 */
import { readSync, writeSync } from 'node:fs';

interface HookRequest {
  readonly code: string;
  readonly isSuccess: boolean;
  readonly message: string;
}

type Hook = (isSuccess: boolean, message: string) => unknown;

// Taken before the hook can change it.
const host = process;

const readRequest = (): HookRequest => {
  const chunk = Buffer.alloc(256 * 1024);
  const kept: Buffer[] = [];
  for (let last = 0; last !== 10; ) {
    const length = readSync(0, chunk);
    if (length === 0) host.exit(1);
    kept.push(Buffer.from(chunk.subarray(0, length)));
    last = chunk[length - 1] as number;
  }
  return JSON.parse(Buffer.concat(kept).toString('utf8')) as HookRequest;
};

/** Nobody waits any more: ends the programs that the hook has started, and this process with them. */
const endWithParent = (): void => {
  const end = (): void => void host.kill(-host.pid, 'SIGKILL');
  host.stdin.on('end', end).on('error', end).resume();
};

const findHook = (exports: Record<string, unknown>): Hook | null => {
  const main = exports['default'] as Record<string, unknown> | null | undefined;
  const hook = exports['postCodeGenFinished'] ?? main?.['postCodeGenFinished'] ?? main;
  return typeof hook === 'function' ? (hook as Hook) : null;
};

const finish = (outcome: string): never => {
  writeSync(3, outcome.slice(0, 1_000));
  return host.exit(0);
};

const fail = (error: unknown): never =>
  finish(`threw "${String(error instanceof Error ? error.message : error).slice(0, 200)}"`);

const { code, isSuccess, message } = readRequest();
endWithParent();
host.on('uncaughtException', fail);
try {
  const exports = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Record<
    string,
    unknown
  >;
  const hook = findHook(exports);
  if (hook === null) finish('is missing or is not a function');
  await hook?.(isSuccess, message);
  finish('done');
} catch (error) {
  fail(error);
}
