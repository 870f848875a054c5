import { createHash, randomBytes } from 'node:crypto';
import { link, open, rename } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { readBounded } from '../files/bounded-read.ts';
import { removeFile } from '../files/durable.ts';
import { failpoint } from '../files/failpoint.ts';
import { errnoOf } from '../fs-failure.ts';
import { isRunning } from './process-identity.ts';

const lockRecord = z.object({ pid: z.number(), start: z.string(), who: z.string(), since: z.string() });
export type LockRecord = z.infer<typeof lockRecord>;

/** What lies under the name of a lock: `record` is null when it cannot be understood. */
interface Holder {
  readonly digest: string;
  readonly record: LockRecord | null;
}

const MAX_LOCK_BYTES = 4_096;
/** How deep a take-over may have to take over a take-over that was killed. */
const MAX_CLAIMS = 4;
/** How long a lock that cannot be understood may still be on its way from a process that is writing it. */
const WRITING_MS = 300;
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

const parseRecord = (bytes: Uint8Array): LockRecord | null => {
  try {
    return lockRecord.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
};

const readHolder = async (path: string): Promise<Holder | null> => {
  const read = await readBounded(path, MAX_LOCK_BYTES);
  if (read.kind === 'missing') return null;
  if (read.kind !== 'ok') return { digest: read.kind, record: null };
  const digest = createHash('sha256').update(read.bytes).digest('hex').slice(0, 16);
  return { digest, record: parseRecord(read.bytes) };
};

// Whoever holds the lock next removes what stays; nothing depends on it.
const forget = (path: string): Promise<void> => removeFile(path, 'lock.discard').catch(() => undefined);

const writeNew = async (path: string, content: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
  } catch (error) {
    await file.close();
    await forget(path);
    throw error;
  }
  await file.close();
};

const withTemporary = async <T>(path: string, content: string, use: (temporary: string) => Promise<T>): Promise<T> => {
  const temporary = `${path}.${randomBytes(8).toString('hex')}.tmp`;
  await writeNew(temporary, content);
  try {
    return await use(temporary);
  } finally {
    await forget(temporary);
  }
};

const createInPlace = async (path: string, content: string): Promise<boolean> => {
  try {
    await writeNew(path, content);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
};

// A link shows the whole content at once or fails; where there are no links, readers wait for the content instead.
const create = (path: string, content: string): Promise<boolean> =>
  withTemporary(path, content, async (temporary) => {
    try {
      failpoint('lock.link');
      await link(temporary, path);
      return true;
    } catch (error) {
      const code = errnoOf(error) ?? '';
      if (code === 'EEXIST' || code === 'ENOENT') return false;
      if (NO_LINKS.has(code)) return createInPlace(path, content);
      throw error;
    }
  });

const isStale = async (path: string, holder: Holder): Promise<boolean> => {
  if (holder.record !== null) return !(await isRunning(holder.record));
  await delay(WRITING_MS);
  return (await readHolder(path))?.digest === holder.digest;
};

/**
 * Replaces a lock whose owner is dead. Whoever wants to must first hold the lock named after that very content, so only
 * one can, and it looks again once it holds it; a claim whose owner was killed is taken over in the same way.
 */
const takeOver = async (path: string, dead: Holder, content: string, depth: number): Promise<boolean> => {
  const claim = `${path}.${dead.digest}`;
  if ((await tryLock(claim, content, depth + 1)).kind !== 'held') return false;
  try {
    if ((await readHolder(path))?.digest !== dead.digest) return false;
    await withTemporary(path, content, async (temporary) => {
      failpoint('lock.take-over');
      await rename(temporary, path);
    });
    return true;
  } finally {
    await forget(claim);
  }
};

export type LockAttempt =
  | { readonly kind: 'held' }
  | { readonly kind: 'busy'; readonly by: LockRecord }
  /** Something changed while it was looked at: try again. */
  | { readonly kind: 'moved' };

/** One attempt to hold the lock at `path`; `content` is the record of the caller and must not repeat. */
export const tryLock = async (path: string, content: string, depth = 0): Promise<LockAttempt> => {
  if (await create(path, content)) return { kind: 'held' };
  const holder = await readHolder(path);
  if (holder === null) return { kind: 'moved' };
  if (!(await isStale(path, holder))) {
    return holder.record === null ? { kind: 'moved' } : { kind: 'busy', by: holder.record };
  }
  if (depth >= MAX_CLAIMS) return { kind: 'moved' };
  return (await takeOver(path, holder, content, depth)) ? { kind: 'held' } : { kind: 'moved' };
};

/** Gives the lock back if it is still the caller's own. */
export const unlock = async (path: string, content: string): Promise<void> => {
  const read = await readBounded(path, MAX_LOCK_BYTES);
  if (read.kind !== 'ok' || new TextDecoder().decode(read.bytes) !== content) return;
  // A lock that stays would be respected as long as this process lives, so a passing failure gets a second chance.
  await removeFile(path, 'lock.release').catch(() => removeFile(path, 'lock.release'));
};
