import { type BuildOptions, type BuildResult, build, stop } from 'esbuild';

type Build = (options: BuildOptions) => Promise<BuildResult>;

/** esbuild takes no environment; it starts its service within the call, so the swap is over before anyone else can look. */
const buildWithoutEnvironment: Build = (options) => {
  const environment = process.env;
  process.env = {};
  try {
    return build(options);
  } finally {
    process.env = environment;
  }
};

const expire = (ms: number): { promise: Promise<never>; cancel: () => void } => {
  let cancel = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(new BundlingExpired()), ms);
    cancel = () => clearTimeout(timer);
  });
  return { promise, cancel };
};

/** The bundler did not end in time; its process was killed. */
export class BundlingExpired extends Error {}

const createLane = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};

// The library keeps one service for the whole process, and to stop it ends every build: so one user at a time.
const lane = createLane();

/** Lends the bundler for as long as `work` takes, at most `ms`, and leaves no process behind. */
export const withBundler = <T>(ms: number, work: (build: Build) => Promise<T>): Promise<T> =>
  lane(async () => {
    const limit = expire(ms);
    try {
      return await Promise.race([work(buildWithoutEnvironment), limit.promise]);
    } finally {
      limit.cancel();
      await stop();
    }
  });
