import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import { fsFailure } from '#workspace/fs-failure';
import { type LockAttempt, tryLock, unlock } from '#workspace/lock/lock-file';
import { ownIdentity } from '#workspace/lock/process-identity';

/** Saving takes milliseconds: whoever still has to wait after this is told. */
const PATIENCE_MS = 5_000;

const hold = async (path: string, content: string): Promise<LockAttempt> => {
  const until = performance.now() + PATIENCE_MS;
  let last = await tryLock(path, content);
  while (last.kind !== 'held' && performance.now() < until) {
    await delay(5 + Math.random() * 20);
    last = await tryLock(path, content);
  }
  return last;
};

/**
 * Does work that no other process does at the same time. A lock of a process that died is taken over.
 * @throws CodedError `workspace-busy` when another process does not give the lock back, `read-only`, `disk-full`
 */
export const withFileLock = async (path: string, work: () => Promise<void>): Promise<void> => {
  const since = `${new Date().toISOString().slice(0, 19)}Z`;
  const nonce = randomBytes(8).toString('hex');
  const content = `${JSON.stringify({ ...(await ownIdentity()), who: 'figma2code', since, nonce })}\n`;
  const outcome = await hold(path, content).catch((error: unknown) => {
    throw fsFailure(error, dirname(path));
  });
  if (outcome.kind !== 'held') throw new CodedError('workspace-busy', { who: visibleText(path, 200), time: since });
  try {
    await work();
  } finally {
    await unlock(path, content).catch(() => undefined);
  }
};
