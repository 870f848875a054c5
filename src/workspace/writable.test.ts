import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runProgram } from '#testing/run-child';
import { temporaryFolder, temporaryWorkspace, treeOf } from '#testing/workspace-fixture';
import { checkWritable } from './writable.ts';

const NOBODY = 65_534;
const MODULE = new URL('./writable.ts', import.meta.url).href;

/** What the check says to somebody who is not root. */
const asOther = async (workspace: string): Promise<string> => {
  const script = `const { checkWritable } = await import(process.argv[1]);
    await checkWritable(process.argv[2]).then(() => console.log('ok'), ({ code, params }) => console.log(code, params.dir));`;
  const cwd = new URL('.', import.meta.url).pathname;
  const command = [process.execPath, '--input-type=module', '-e', script, MODULE, workspace] as const;
  const user = process.getuid?.() === 0 ? { uid: NOBODY } : {};
  const { out, err } = await runProgram([...command], { ...user, cwd });
  return out || err;
};

it('[SW03] a folder of the product that may not be written is named, and one that is not there yet is no obstacle', async () => {
  const [fresh, workspace] = [await temporaryFolder(), await temporaryWorkspace()];
  onTestFinished(async () => {
    for (const dir of [fresh, workspace]) await rm(dir, { recursive: true, force: true });
  });
  await expect(checkWritable(fresh)).resolves.toBeUndefined();
  const [hx, product, output] = ['.hx', '.hx/figma2code', '.hx/figma2code/output'].map((path) => join(workspace, path));
  await mkdir(output as string);
  for (const dir of [workspace, hx, product, output]) await chmod(dir as string, 0o777);
  expect(await asOther(workspace)).toBe('ok');
  const before = await treeOf(workspace);
  for (const dir of [output, product, hx]) {
    await chmod(dir as string, 0o555);
    expect(await asOther(workspace)).toBe(`read-only ${dir}`);
  }
  for (const dir of [hx, product, output]) await chmod(dir as string, 0o755);
  expect(await treeOf(workspace)).toEqual(before);
});

it('[SW12] a file where a folder belongs, or a folder where the status belongs, is named before anything is done', async () => {
  const workspace = await temporaryWorkspace();
  onTestFinished(() => rm(workspace, { recursive: true, force: true }));
  const [output, status] = ['output', 'status.json'].map((name) => join(workspace, '.hx/figma2code', name));
  await rm(String(status), { force: true });
  await mkdir(String(status));
  await expect(checkWritable(workspace)).rejects.toMatchObject({ code: 'in-the-way', params: { path: status } });
  await rm(String(status), { recursive: true });
  await rm(String(output), { recursive: true, force: true });
  await writeFile(String(output), '');
  await expect(checkWritable(workspace)).rejects.toMatchObject({ code: 'in-the-way', params: { path: output } });
});
