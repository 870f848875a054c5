import { mkdir, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodedError } from '#contract/errors';
import { fc } from '#testing/properties';
import { temporaryFolder } from '#testing/workspace-fixture';
import { isInside, resolveInside } from './safe-path.ts';

let top: string;
let root: string;
beforeAll(async () => {
  top = await temporaryFolder();
  root = join(top, 'ws');
  await mkdir(join(root, 'a', 'b'), { recursive: true });
  await mkdir(join(top, 'ws-evil'));
  await writeFile(join(root, 'a', 'file'), '');
  const links: Record<string, string> = {
    'ws/inner': 'a/b',
    'ws/up': '..',
    'ws/evil': '../ws-evil',
    'ws/abs': '/etc',
    'ws/dangling': '../nowhere',
    'ws/dangling-inside': 'a/nothing',
    'ws/circle': 'circle',
    'ws/a/back': '../../ws/a',
    'ws/through': 'up/ws-evil',
    'to-ws': 'ws',
  };
  for (const [path, target] of Object.entries(links)) await symlink(target, join(top, path));
});
afterAll(() => rm(top, { recursive: true, force: true }));

describe('resolveInside', () => {
  it.each([
    ['a/file', 'a/file'],
    ['', ''],
    ['a/../a/b', 'a/b'],
    ['new/deep/file', 'new/deep/file'],
    ['inner/new', 'a/b/new'],
    ['a/back/file', 'a/file'],
    ['up/ws/a', 'a'],
  ])('%j is %j', async (relative, expected) => {
    expect(await resolveInside(root, relative)).toBe(join(root, expected));
    expect(await resolveInside(join(top, 'to-ws'), relative)).toBe(join(root, expected));
  });

  it.each([
    '../ws-evil',
    '../../etc/passwd',
    '/etc/passwd',
    'a/../../ws-evil/x',
    'up',
    'up/ws-evil/new',
    'evil',
    'evil/new/file',
    'abs/passwd',
    'dangling',
    'dangling/x',
    'dangling-inside',
    'circle',
    'through/x',
    'a\0b',
  ])('refuses %j', async (relative) => {
    await expect(resolveInside(root, relative)).rejects.toMatchObject({ code: 'path-outside' });
  });

  it('never gives a path that leads outside, whatever the parts', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      'b',
      'file',
      'inner',
      'up',
      'ws',
      'evil',
      'abs',
      'dangling',
      'back',
      'ws-evil',
      'new',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const outcome = await resolveInside(root, parts.join('/')).catch((error: unknown) => error);
        if (outcome instanceof CodedError) {
          expect(outcome.code).toBe('path-outside');
          return;
        }
        expect(isInside(root, outcome as string)).toBe(true);
        const real = await realpath(outcome as string).catch(() => null);
        if (real !== null) expect(real).toBe(outcome);
      }),
      { numRuns: 1_000 },
    );
    expect(await readdir(top)).toEqual(['to-ws', 'ws', 'ws-evil']);
  });

  it('says that the root itself is missing in another way', async () => {
    await expect(resolveInside(join(top, 'none'), 'a')).rejects.toMatchObject({ code: 'internal' });
  });
});
