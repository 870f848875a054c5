import { chmod, chown, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#testing/workspace-fixture';
import { writeFileAtomic } from './atomic-file.ts';

let dir: string;
beforeEach(async () => {
  dir = await temporaryFolder();
});
afterEach(async () => {
  delete process.env['F2C_FAILPOINT'];
  await rm(dir, { recursive: true, force: true });
});

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o7777;

describe('writeFileAtomic', () => {
  it('writes and replaces, and leaves nothing else', async () => {
    const path = join(dir, 'x'.repeat(255));
    await writeFileAtomic(path, 'old');
    await writeFileAtomic(path, new TextEncoder().encode('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(dir)).toHaveLength(1);
  });

  it('gives the asked mode whatever the umask, and keeps that of a file it replaces', async () => {
    const umask = process.umask?.(0o000) ?? 0;
    try {
      await writeFileAtomic(join(dir, 'secret'), 'x', { mode: 0o600 });
      expect(await modeOf(join(dir, 'secret'))).toBe(0o600);
      await writeFile(join(dir, 'script'), '', { mode: 0o640 });
      await chmod(join(dir, 'script'), 0o750);
      await writeFileAtomic(join(dir, 'script'), 'y');
      expect(await modeOf(join(dir, 'script'))).toBe(0o750);
    } finally {
      process.umask?.(umask);
    }
  });

  it('leaves a file with whom it belongs to', async (context) => {
    context.skip(process.getuid?.() !== 0, 'only root may give files away');
    const path = join(dir, 'theirs');
    await writeFile(path, 'old');
    await chown(path, 12_345, 54_321);
    await chmod(path, 0o640);
    await writeFileAtomic(path, 'new');
    await writeFileAtomic(path, 'newer', { mode: 0o640 });
    expect(await stat(path)).toMatchObject({ uid: 12_345, gid: 54_321 });
    expect(await modeOf(path)).toBe(0o640);
  });

  it('replaces a link instead of writing through it', async () => {
    await writeFile(join(dir, 'target'), 'untouched');
    await symlink('target', join(dir, 'link'));
    await writeFileAtomic(join(dir, 'link'), 'new');
    expect((await lstat(join(dir, 'link'))).isFile()).toBe(true);
    expect(await readFile(join(dir, 'target'), 'utf8')).toBe('untouched');
  });

  it.each(['open', 'write', 'flush', 'rename'])('keeps the old content when %s fails, and cleans up', async (call) => {
    const path = join(dir, 'file');
    await writeFile(path, 'old');
    process.env['F2C_FAILPOINT'] = `atomic.${call}=ENOSPC`;
    await expect(writeFileAtomic(path, 'new')).rejects.toMatchObject({ code: 'disk-full', params: { dir } });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(dir)).toEqual(['file']);
  });

  it('refuses a folder in the place of the file', async () => {
    await mkdir(join(dir, 'folder'));
    await expect(writeFileAtomic(join(dir, 'folder'), 'x')).rejects.toMatchObject({ code: 'in-the-way' });
    await expect(writeFileAtomic(join(dir, 'none', 'x'), 'x')).rejects.toMatchObject({ code: 'internal' });
    expect(await readdir(dir)).toEqual(['folder']);
  });

  it('is never seen half written by a reader beside it', async () => {
    const path = join(dir, 'file');
    const contents = ['a', 'b'].map((char) => char.repeat(300_000));
    await writeFileAtomic(path, contents[0] as string);
    let writing = true;
    const reader = (async () => {
      let reads = 0;
      for (; writing; reads += 1) expect(contents).toContain(await readFile(path, 'utf8'));
      return reads;
    })();
    for (let round = 0; round < 60; round += 1) await writeFileAtomic(path, contents[round % 2] as string);
    writing = false;
    expect(await reader).toBeGreaterThan(0);
  });
});
