import type { ChildProcess } from 'node:child_process';
import { fsFailure } from '#workspace/fs-failure';

interface ChildExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A child that leads its own process group, so that it ends with all that it started. */
interface ChildGroup {
  /** Resolves when the child is gone and what it wrote has been read. Never rejects. */
  readonly exited: Promise<ChildExit>;
  /** SIGKILL to the group; harmless when it is gone. */
  kill(): void;
}

/** How long pipes may stay open that somebody outside the group has inherited. */
const DRAIN_MS = 500;

const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
};

const destroyPipes = (child: ChildProcess): void => {
  for (const stream of child.stdio) stream?.destroy();
};

/**
 * Makes sure that a child was given its pipes: where no descriptor is left it has none, and was not started.
 * @throws CodedError `too-many-files`
 */
export const requirePipes = <Child extends ChildProcess>(child: Child): Child => {
  const { stdin }: { stdin?: ChildProcess['stdin'] } = child;
  if (stdin !== undefined) return child;
  // It tells of itself a turn later, when nobody waits for it any more.
  child.once('error', () => undefined);
  throw fsFailure(Object.assign(new Error('no pipes are left for a child'), { code: 'EMFILE' }), process.execPath);
};

/** Takes charge of a child that was spawned with `detached`: it does not outlive this process. */
export const watchGroup = (child: ChildProcess): ChildGroup => {
  const { pid } = child;
  let isGone = pid === undefined;
  const kill = (): void => {
    // Once it is reaped, the number may belong to somebody else.
    if (!isGone && pid !== undefined) killGroup(pid);
  };
  process.once('exit', kill);
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('error', (error) => {
      process.off('exit', kill);
      resolve({ code: null, signal: error.message });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.once('exit', () => {
      // What the child has started and left behind.
      kill();
      isGone = true;
      process.off('exit', kill);
      const timer = setTimeout(() => destroyPipes(child), DRAIN_MS);
      child.once('close', () => clearTimeout(timer));
    });
  });
  return { exited, kill };
};
