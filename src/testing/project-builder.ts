import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for one test, with the files that are given; `await using` removes it. */
export interface TemporaryProject extends AsyncDisposable {
  readonly dir: string;
  path(relative: string): string;
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
}

/** @param name of the folder inside the temporary one, for tests of odd paths */
export const makeProject = async (
  files: Readonly<Record<string, string | Uint8Array>> = {},
  name = 'project',
): Promise<TemporaryProject> => {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'f2c-')));
  const dir = join(home, name);
  const write: TemporaryProject['write'] = async (more) => {
    for (const [relative, content] of Object.entries(more)) {
      await mkdir(dirname(join(dir, relative)), { recursive: true });
      await writeFile(join(dir, relative), content);
    }
  };
  await mkdir(dir, { recursive: true });
  await write(files);
  return {
    dir,
    path: (relative) => join(dir, relative),
    write,
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
};
