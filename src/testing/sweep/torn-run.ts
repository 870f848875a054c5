import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failpoint } from '#workspace/files/failpoint';
import { frameworkDir } from '#workspace/paths';

/** How a snapshot must not be written: in sight from the start. Shows that the checks of a sweep can fail. */
export const runTorn = async (workspace: string): Promise<void> => {
  const output = frameworkDir(workspace, 'html');
  const name = '20991120T140203.123Z';
  failpoint('torn.latest');
  await writeFile(join(output, 'latest.txt'), name);
  failpoint('torn.folder');
  await mkdir(join(output, name));
  for (const file of ['guide.md', 'image-map.json', 'manifest.json']) {
    failpoint('torn.write');
    await writeFile(join(output, name, file), file === 'manifest.json' ? '{"files":{}}' : '{}');
  }
  failpoint('torn.end');
};
