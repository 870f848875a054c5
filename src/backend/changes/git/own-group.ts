import { AsyncLocalStorage } from 'node:async_hooks';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { killGroup } from '../kill-group.ts';

/** A child at its making, before it is started. */
interface Making {
  readonly process: ChildProcess & { spawn(options: SpawnOptions): unknown };
}

const CHANNEL = 'child_process';
const working = new AsyncLocalStorage<object>();

const detached = ({ process: child }: Making): ChildProcess => {
  const spawn = child.spawn.bind(child);
  child.spawn = (options) => spawn({ ...options, detached: process.platform !== 'win32' });
  return child;
};

/**
 * Runs work whose programs start in groups of their own. When it fails, or when this process ends before it, all that is left of
 * them is killed. simple-git asks the program alone, and asks only: a wrapper with a child, or one that does not listen, would stay.
 */
export const inOwnGroup = async <T>(work: () => Promise<T>): Promise<T> => {
  const own = {};
  const started: ChildProcess[] = [];
  const onMaking = (message: unknown): void => {
    if (working.getStore() === own) started.push(detached(message as Making));
  };
  const end = (): void => {
    for (const { pid } of started) killGroup(pid);
  };
  subscribe(CHANNEL, onMaking);
  process.once('exit', end);
  try {
    return await working.run(own, work);
  } catch (error) {
    end();
    throw error;
  } finally {
    unsubscribe(CHANNEL, onMaking);
    process.off('exit', end);
  }
};
