import { chmod, lstat, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#testing/workspace-fixture';
import { writePlugin } from './build-plugin.ts';

it.skipIf(process.platform === 'win32')(
  'writes files that are closed to others, neither through a link nor into one that others can read (windows has no modes)',
  async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o777);
    await writeFile(join(folder, 'victim'), 'mine');
    await symlink(join(folder, 'victim'), join(folder, 'ui.html'));
    await writeFile(join(folder, 'main.js'), 'old', { mode: 0o644 });
    const manifest = await writePlugin(folder, { port: 7017, token: 'secret' });
    expect(await readFile(join(folder, 'victim'), 'utf8')).toBe('mine');
    const mode = async (path: string): Promise<number> => (await lstat(path)).mode & 0o170777;
    for (const file of ['ui.html', 'main.js', 'manifest.json'])
      expect(await mode(join(folder, file)), file).toBe(0o100600);
    expect(await readFile(join(folder, 'ui.html'), 'utf8')).toContain('secret');
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({ main: 'main.js' });
    expect(await readdir(folder)).toHaveLength(4);
    await rm(folder, { recursive: true });
  },
  30_000,
);
