import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryWorkspace } from '#testing/workspace-fixture';
import { workspacePaths } from '../paths.ts';
import { realFrameworkDir } from './framework-folders.ts';

it('[SW12] [SW13] a folder of snapshots that is a link is refused, also when it leads into the project', async () => {
  const workspace = await temporaryWorkspace();
  const { output } = workspacePaths(workspace);
  await mkdir(join(workspace, 'src'));
  await mkdir(output);
  expect(await realFrameworkDir(workspace, 'react')).toBe(join(output, 'react'));
  await symlink(join(workspace, 'src'), join(output, 'react'));
  await expect(realFrameworkDir(workspace, 'react')).rejects.toMatchObject({ code: 'path-outside' });
  await rename(output, join(workspace, 'kept'));
  await symlink(join(workspace, 'src'), output);
  await expect(realFrameworkDir(workspace, 'html')).rejects.toMatchObject({ code: 'path-outside' });
  await rm(workspace, { recursive: true });
});
