import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { FRAMEWORK, sampleHead } from './workspace-fixture.ts';

/** What the window must bear: every component of a library as a screen. */
export const SCREENS = 8_961;
export const IMAGES = 30_000;
export const TOKENS = 5_000;
export const MODES = 2;
/** Layers of the largest screen. */
export const LAYERS = 10_000;
const layer = (id: string, children?: readonly SemanticNode[]): SemanticNode => ({
  id,
  name: `Layer ${id}`,
  type: 'div',
  figmaType: 'TEXT',
  box: { x: 1, y: 2, width: 300, height: 40 },
  layout: { direction: 'row', gap: { value: 8, token: 'Theme/space/8' }, padding: [8, 16, 8, 16] },
  fills: [{ kind: 'solid', color: `rgb(${Number(id.length)}, 2, 3)`, token: `Theme/token ${id.length}` }],
  text: {
    characters: `Text of ${id} that says something`,
    style: { family: 'Inter', weight: 400, size: 16, lineHeight: 24 },
  },
  ...(children === undefined ? {} : { children }),
});

const screenRoot = (at: number, change: string): SemanticNode => {
  if (at > 0) return layer(`1:${at}`, [layer(`2:${at}`), layer(`3:${at}${at % 10 === 0 ? change : ''}`)]);
  const rows = Array.from({ length: LAYERS / 10 }, (_, row) =>
    layer(
      `4:${row}`,
      Array.from({ length: 9 }, (_, cell) => layer(`5:${row}.${cell}${cell === 4 ? change : ''}`)),
    ),
  );
  return layer('1:0', rows);
};

export interface LargeSnapshot {
  readonly name: string;
  readonly framework?: string;
  /** Part of ids and of one picture's digest: two snapshots differ where it does. */
  readonly change?: string;
  /** False: no screen and no image has a picture, and every file that is listed is there. */
  readonly pictures?: boolean;
}

const screenHeads = (pictures: boolean) =>
  Array.from({ length: SCREENS }, (_, at) => ({
    id: `1:${at}`,
    name: `Component ${at}`,
    page: `Page ${at % 30}`,
    width: 375,
    height: 812,
    nodes: 3,
    ...(pictures ? { picture: `screenshots/screen-1-${at}.png` } : { picture: null, pictureReason: 'no-file' }),
    // Every hundredth has a file of its own: the others are told apart without reading their layers.
    file: `semantic-ast/${at % 100 === 0 ? at : 'same'}.json`,
  }));

const tokens = () =>
  Array.from({ length: TOKENS * MODES }, (_, at) => ({
    id: `V:${Math.floor(at / MODES)}`,
    name: `group/token ${Math.floor(at / MODES)}`,
    type: 'COLOR',
    mode: `Mode ${at % MODES}`,
    value: `rgb(${at % 256}, 2, 3)`,
    collection: 'Theme',
  }));

const keys = (): string[] => Array.from({ length: IMAGES }, (_, at) => `groupIcon${at}`);

const imageMap = (pictures: boolean, change: string) =>
  Object.fromEntries(
    keys().map((key, at) => [
      key,
      pictures
        ? { snapshot: `screenshots/${key}.png`, md5: `${at}${at === 7 ? change : ''}` }
        : { snapshot: null, md5: null, reason: 'no-file' },
    ]),
  );

/** Writes a snapshot of a library of thousands of components into a workspace, as the import would leave it. */
export const writeLargeSnapshot = async (
  workspace: string,
  { name, framework = FRAMEWORK, change = '', pictures = true }: LargeSnapshot,
): Promise<void> => {
  const dir = join(workspace, '.hx/figma2code/output', framework, name);
  const listed: Record<string, { size: number; sha256: string }> = {};
  const put = async (path: string, value: object): Promise<void> => {
    const text = JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...value });
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
    listed[path] = { size: Buffer.byteLength(text), sha256: `${path} ${text.length}` };
  };
  for (let at = 0; at < SCREENS; at += 100) await put(`semantic-ast/${at}.json`, { root: screenRoot(at, change) });
  await put('semantic-ast/same.json', { root: layer('9:9') });
  await put('semantic-ast.json', { framework, screens: screenHeads(pictures) });
  await put('design-variables.json', { reason: null, variables: tokens() });
  await put('image-map.json', imageMap(pictures, change));
  await put('design-context.json', { ...sampleHead('Large library'), framework, document: {} });
  await put('guide.md', {});
  if (pictures) for (const key of keys()) listed[`screenshots/${key}.png`] = { size: 1, sha256: key };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify({ schemaVersion: SCHEMA_VERSION, files: listed }));
};
