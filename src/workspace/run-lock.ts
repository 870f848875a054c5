import { randomBytes } from 'node:crypto';
import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CodedError } from '#contract/errors';
import { makeFolder, removeFile } from './files/durable.ts';
import { visibleText } from './files/visible-text.ts';
import { coded, fsFailure } from './fs-failure.ts';
import { type LockAttempt, tryLock, unlock } from './lock/lock-file.ts';
import { ownIdentity } from './lock/process-identity.ts';
import { HX_DIR, workspacePaths } from './paths.ts';
import { resolveInside } from './safe-path.ts';
import { removeLeftovers } from './snapshot/leftovers.ts';

const LOCK_NAME = '.figma2code.lock';
/** A lock that keeps changing hands is busy. */
const PATIENCE_MS = 1_500;

/** The right to write below `.hx/` of one workspace. */
export interface RunLock {
  /** Gives it back; again is nothing. */
  release(): Promise<void>;
}

const busy = (who: string, since: string): CodedError =>
  new CodedError('workspace-busy', { who: visibleText(who, 80), time: visibleText(since, 40) });

const attempt = async (path: string, content: string): Promise<LockAttempt> => {
  const until = performance.now() + PATIENCE_MS;
  let last = await tryLock(path, content);
  while (last.kind === 'moved' && performance.now() < until) {
    await delay(20);
    last = await tryLock(path, content);
  }
  return last;
};

// On a full disk even the lock finds no room: what dead runs left may be what fills it.
const attemptWithRoom = async (workspace: string, path: string, content: string): Promise<LockAttempt> => {
  try {
    return await attempt(path, content);
  } catch (error) {
    if (fsFailure(error, workspace).code !== 'disk-full') throw error;
    await removeLeftovers(workspace, 'of-dead-owners');
    return attempt(path, content);
  }
};

const sweepBesideLock = async (hx: string): Promise<void> => {
  const names = await readdir(hx).catch(() => []);
  const left = names.filter((name) => name.startsWith(`${LOCK_NAME}.`));
  await Promise.all(left.map((name) => removeFile(join(hx, name), 'lock.sweep').catch(() => undefined)));
};

/**
 * Holds the workspace for one run, between processes and within this one, and removes what killed runs left there.
 * A lock whose owner is dead, or whose number belongs to a later process, is taken over; a live one is respected.
 * Works before init: `.hx` is made, and goes again on release when nothing else came into it.
 * @param who shown to whoever finds the workspace busy, e.g. the name of the skill
 * @throws CodedError `workspace-busy` {who, time}, `path-outside`, `read-only`, `disk-full`, `too-many-files`
 */
export const acquireRunLock = async (workspace: string, who: string): Promise<RunLock> => {
  const { root } = workspacePaths(workspace);
  const hx = await resolveInside(root, HX_DIR);
  return coded(hx, async () => {
    const since = `${new Date().toISOString().slice(0, 19)}Z`;
    const record = { ...(await ownIdentity()), who: who.slice(0, 200), since, nonce: randomBytes(8).toString('hex') };
    return hold({ root, hx, path: join(hx, LOCK_NAME), content: `${JSON.stringify(record)}\n`, since });
  });
};

interface Place {
  readonly root: string;
  readonly hx: string;
  readonly path: string;
  readonly content: string;
  readonly since: string;
}

const hold = async ({ root, hx, path, content, since }: Place): Promise<RunLock> => {
  const made = await makeFolder(hx, 'lock.folder');
  const giveBack = async (): Promise<void> => {
    await unlock(path, content);
    if (made) await rmdir(hx).catch(() => undefined);
  };
  try {
    const outcome = await attemptWithRoom(root, path, content);
    if (outcome.kind === 'busy') throw busy(outcome.by.who, outcome.by.since);
    if (outcome.kind === 'moved') throw busy('?', since);
    await sweepBesideLock(hx);
    await removeLeftovers(root, 'all');
  } catch (error) {
    await giveBack().catch(() => undefined);
    throw error;
  }
  return { release: () => coded(hx, giveBack) };
};
