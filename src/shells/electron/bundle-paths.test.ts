import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { productRoot } from '#backend/default-deps';

const FOLDERS = [
  'backend',
  'bridge/client',
  'bridge/launch',
  'bridge/place',
  'figma-plugin/build',
  'shells',
  'workspace',
];
/** Takes another place from whoever calls it; the command line runs from its sources. */
const KNOWN = ['figma-plugin/build/build-plugin.ts'];

it('nothing in the bundle of the desktop looks for a file beside itself: it lies elsewhere there', () => {
  const src = join(productRoot(), 'src');
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ).filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !KNOWN.includes(path));
  expect(files.length).toBeGreaterThan(100);
  const beside = files.filter((path) => /new URL\(\s*['"`]\.{1,2}\//.test(readFileSync(join(src, path), 'utf8')));
  expect(beside).toEqual([]);
});
