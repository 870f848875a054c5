import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SemanticAst } from '#contract/design/semantic-ast';
import { type AdapterChange, adapterSource } from './adapter-fixture.ts';
import { fileBody, layerBuilder, solid } from './design-builder.ts';
import { fileOf, tryImport } from './hostile-import.ts';
import type { Design } from './parser-run.ts';
import { readJson } from './parser-run.ts';

/** A screen with a text, two icons and a picture: what every method of an adapter is asked about. */
const design = async (): Promise<Design> => {
  const layer = layerBuilder();
  const image = { type: 'IMAGE', imageRef: 'photo', scaleMode: 'FILL' };
  const screen = layer('FRAME', { fills: [solid(1, 1, 1)], layoutMode: 'HORIZONTAL' }, [
    layer('TEXT', { characters: 'x', style: { fontSize: 12 }, fills: [solid(0, 0, 0)] }),
    ...[1, 2].map((shade) => layer('VECTOR', { fills: [solid(0, shade / 2, 0)] })),
    layer('RECTANGLE', { fills: [image] }),
  ]);
  return { sourcePath: await fileOf('design.json', JSON.stringify(fileBody([[screen]]))), alias: 'Lied about' };
};

const words = (svg: string, picture = 'Picture'): AdapterChange => ({
  members: {
    mapNodeType: `(type) => (type === 'VECTOR' ? ${svg} : type === 'IMAGE' ? ${JSON.stringify(picture)} : 'Box')`,
    svgPictureType: svg,
    staticImageType: JSON.stringify(picture),
  },
});

/** The adapter and what may come of it. */
const LIARS: readonly (readonly [string, AdapterChange, readonly string[]])[] = [
  ['names its icons like a path', words('"../../../Icon"'), ['imported', 'adapter-invalid']],
  ['names its icons with NUL and an escape', words('"Icon\\u0000\\u001b[31m"'), ['imported', 'adapter-invalid']],
  ['names its icons in 900 letters', words('"I".repeat(900)'), ['imported', 'adapter-invalid']],
  ['names its icons in 1 MB', words('"I".repeat(1_000_000)'), ['adapter-invalid']],
  ['names its icons by signs alone', words('"???"'), ['imported', 'adapter-invalid']],
  ['names its icons like a prototype', words('"__proto__"'), ['imported', 'adapter-invalid']],
  ['has one word for icons and pictures', words('"Same"', 'Same'), ['imported', 'adapter-invalid']],
  [
    'calls everything an icon',
    { members: { mapNodeType: '(type) => (type === "IMAGE" ? "Picture" : "Icon")' } },
    ['imported'],
  ],
  [
    'knows nothing but icons and pictures',
    { members: { mapNodeType: '(type) => ({ VECTOR: "Icon", IMAGE: "Picture" })[type]' } },
    ['imported'],
  ],
  [
    'says something else each time',
    {
      before: 'let asked = 0;',
      members: {
        mapNodeType: '(type) => (type === "VECTOR" ? "Icon" : type === "IMAGE" ? "Picture" : "Box" + (asked += 1))',
        transformColor: '() => "c" + (asked += 1)',
      },
    },
    ['imported'],
  ],
  [
    'changes its mind about icons',
    {
      before: 'let asked = 0;',
      members: { mapNodeType: '(type) => (type === "IMAGE" ? "Picture" : (asked += 1) > 3 ? "Box" : "Icon")' },
    },
    ['imported', 'adapter-failed', 'adapter-invalid'],
  ],
  [
    'colours with markup and escapes',
    { members: { transformColor: '() => "</script>\\u001b[31m\\u202e\\u2028"' } },
    ['imported', 'adapter-failed'],
  ],
  [
    'reads the prototype of the context',
    {
      members: {
        mapNodeType:
          '(type, ctx) => { ctx.__proto__.polluted = 1; return type === "VECTOR" ? "Icon" : type === "IMAGE" ? "Picture" : "Box"; }',
      },
    },
    ['adapter-invalid', 'adapter-failed'],
  ],
  [
    'writes into the tree that it is given',
    {
      before: 'import { writeFileSync } from "node:fs";',
      members: { postAstTokenGenerated: 'async (path) => { writeFileSync(path, "{}"); }' },
    },
    ['adapter-invalid'],
  ],
  [
    'hides that it could not write',
    {
      before: 'import { writeFileSync } from "node:fs";',
      members: { postAstTokenGenerated: 'async (path) => { try { writeFileSync(path, "{}"); } catch {} }' },
    },
    ['imported'],
  ],
];

describe('an adapter that lies', () => {
  it.each(LIARS)('[PA05] [PA07] %s', async (_what, change, expected) => {
    const { code, message, snapshot } = await tryImport(await design(), adapterSource(change));
    expect(expected, message).toContain(code);
    expect(Object.keys(Object.prototype)).toEqual([]);
    if (snapshot === null) return;
    const ast = (await readJson(join(snapshot, 'semantic-ast.json'))) as SemanticAst;
    expect(ast.screens).toHaveLength(1);
    expect(await readFile(join(snapshot, 'semantic-ast.json'), 'utf8')).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});

describe('an adapter that hangs', () => {
  it.each([
    ['transformColor', '() => { for (;;) {} }'],
    [
      'mapNodeType',
      '(type) => { if (type === "TEXT") for (;;) {} return type === "VECTOR" ? "Icon" : type === "IMAGE" ? "Picture" : "Box"; }',
    ],
    ['postAstTokenGenerated', '() => new Promise(() => {})'],
  ])('[PA06] [PA09] in %s is ended at its limit, and the workspace is as before', async (method, source) => {
    const { code, message } = await tryImport(await design(), adapterSource({ members: { [method]: source } }));
    expect(code).toBe('adapter-timeout');
    expect(message).toContain(method);
  });
});
