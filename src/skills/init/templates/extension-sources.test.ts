import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { createLoadAdapter } from '#agent/adapter-runner/load-adapter';
import { LAYOUT_MAP_KEYS, type NodeTypeContext } from '#contract/adapter';
import { KNOWN_FRAMEWORKS } from '#contract/choices';
import { makeProject } from '#testing/project-builder';
import { fc } from '#testing/properties';
import { bundleExtensions } from '#workspace/extensions/bundle';
import { genSource, parserSource } from './extension-sources.ts';
import { templateAdapter } from './template-adapter.ts';
import { templateOf } from './templates.ts';

const STACKS = [...KNOWN_FRAMEWORKS, 'qt-quick'];

const NOTHING = { facts: [], conventions: { findings: [], missing: [] } };

const LEAF: NodeTypeContext = {
  layoutMode: 'NONE',
  wraps: false,
  hasChildren: false,
  hasImageFill: false,
  onlyVectors: false,
  scrolls: false,
};
const HOLDER: NodeTypeContext = { ...LEAF, hasChildren: true };

const FIGMA_TYPES = [
  ...['FRAME', 'GROUP', 'SECTION', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE', 'SLOT', 'TRANSFORM_GROUP', 'TABLE'],
  ...['TEXT', 'RECTANGLE', 'ELLIPSE', 'LINE', 'REGULAR_POLYGON', 'STAR', 'VECTOR', 'BOOLEAN_OPERATION', 'TEXT_PATH'],
  ...['IMAGE', 'TABLE_CELL', 'SHAPE_WITH_TEXT', 'STICKY', 'CONNECTOR', 'WASHI_TAPE', 'EMBED', 'LINK_UNFURL', 'WIDGET'],
];

const workspaceWith = async (framework: string) =>
  makeProject({
    '.hx/figma2code/extensions/generic-design-parser.ts': await parserSource({ framework, ...NOTHING }),
    '.hx/figma2code/extensions/generic-design-gen.ts': await genSource(framework),
  });

describe('the adapters of the templates', () => {
  const orange = { r: 1, g: 0.502, b: 0, a: 1 };
  const faint = { ...orange, a: 0.5 };

  test.each([
    ['html', 'rgb(255, 128, 0)', 'rgba(255, 128, 0, 0.5)'],
    ['react', 'rgb(255, 128, 0)', 'rgba(255, 128, 0, 0.5)'],
    ['vue', 'rgb(255, 128, 0)', 'rgba(255, 128, 0, 0.5)'],
    ['svelte', 'rgb(255, 128, 0)', 'rgba(255, 128, 0, 0.5)'],
    ['flutter', 'Color(0xffff8000)', 'Color(0x80ff8000)'],
    ['swiftui', 'Color(red: 1, green: 0.502, blue: 0)', 'Color(red: 1, green: 0.502, blue: 0, opacity: 0.5)'],
    ['compose', 'Color(0xFFFF8000)', 'Color(0x80FF8000)'],
    ['avalonia', '#FFFF8000', '#80FF8000'],
    ['qt-quick', '#ff8000', '#ff800080'],
  ])('%s writes colours in its own way', (framework, opaque, translucent) => {
    const { adapter } = templateOf(framework);
    expect(adapter.transformColor(orange)).toBe(opaque);
    expect(adapter.transformColor(faint)).toBe(translucent);
    expect(adapter.transformColor({ r: 1.0001, g: -0.1, b: 0, a: 2 })).toBe(
      adapter.transformColor({ r: 1, g: 0, b: 0, a: 1 }),
    );
  });

  test.each(STACKS)('%s has a word for every type of Figma and every enum value', (framework) => {
    const { adapter } = templateOf(framework);
    for (const type of FIGMA_TYPES) {
      expect(adapter.mapNodeType(type, HOLDER), type).toMatch(/^\w[\w-]*$/);
      expect(adapter.mapNodeType(type, LEAF), type).toMatch(/^\w[\w-]*$/);
    }
    for (const [map, keys] of Object.entries(LAYOUT_MAP_KEYS)) {
      const words = keys.map((key) => adapter.layoutMaps[map as keyof typeof LAYOUT_MAP_KEYS][key]);
      expect(words.every((word) => (word ?? '') !== '')).toBe(true);
    }
    const ways = [HOLDER, { ...HOLDER, layoutMode: 'HORIZONTAL' }, { ...HOLDER, layoutMode: 'VERTICAL' }] as const;
    const grids = [
      { ...HOLDER, layoutMode: 'GRID' },
      { ...HOLDER, layoutMode: 'HORIZONTAL', wraps: true },
    ] as const;
    expect(new Set([...ways, ...grids].map((ctx) => adapter.mapNodeType('FRAME', ctx))).size).toBe(5);
  });

  test.each(STACKS)('%s keeps the rules about pictures and unknown types', (framework) => {
    const { adapter } = templateOf(framework);
    expect(adapter.mapNodeType('VECTOR', LEAF)).toBe(adapter.svgPictureType);
    expect(adapter.mapNodeType('IMAGE', LEAF)).toBe(adapter.staticImageType);
    expect(adapter.svgPictureType).not.toBe(adapter.staticImageType);
    expect(adapter.mapNodeType('FRAME', { ...HOLDER, onlyVectors: true })).toBe(adapter.svgPictureType);
    expect(adapter.mapNodeType('RECTANGLE', { ...LEAF, hasImageFill: true })).toBe(adapter.staticImageType);
    expect(adapter.mapNodeType('FRAME', { ...LEAF, hasImageFill: true })).toBe(adapter.staticImageType);
    expect(adapter.mapNodeType('TEXT', { ...LEAF, hasImageFill: true })).toBe(adapter.mapNodeType('TEXT', LEAF));
    expect(adapter.mapNodeType('COMPONENT_SET', { ...HOLDER, onlyVectors: true })).toBe(
      adapter.mapNodeType('FRAME', HOLDER),
    );
    expect(adapter.mapNodeType('NEW_CONTAINER', HOLDER)).toBe(adapter.mapNodeType('FRAME', HOLDER));
    for (const type of ['NEW_LEAF', 'SLICE', 'constructor', '__proto__', ''])
      expect(adapter.mapNodeType(type, LEAF)).toBeUndefined();
  });
});

describe('the generated files', () => {
  test('stand alone, and are strict TypeScript', async () => {
    const files: Record<string, string> = {};
    for (const framework of STACKS) {
      files[`${framework}-parser.ts`] = await parserSource({ framework, ...NOTHING });
      files[`${framework}-gen.ts`] = await genSource(framework);
    }
    for (const text of Object.values(files)) expect(text).not.toMatch(/^(?:import|export \* )/m);
    await using project = await makeProject(files);
    const compiler = fileURLToPath(new URL('../../../../node_modules/.bin/tsc', import.meta.url));
    const options = [
      '--noEmit',
      '--strict',
      '--noUncheckedIndexedAccess',
      '--exactOptionalPropertyTypes',
      '--noUnusedLocals',
    ];
    const names = Object.keys(files);
    const result = await execa(
      compiler,
      [...options, '--target', 'ES2024', '--module', 'ESNext', '--lib', 'ES2024,DOM', '--types', '', ...names],
      {
        cwd: project.dir,
        reject: false,
      },
    );
    expect(result.stdout).toBe('');
    expect(result.exitCode).toBe(0);
  });

  test('name what they were made for, and no name of a project can become code', async () => {
    const evil = { fact: 'React 19', source: "a\\u{a}globalThis.x = 1 */ '" };
    const text = await parserSource({
      framework: 'qt-quick',
      facts: [evil],
      conventions: {
        findings: [{ topic: 'indentation', value: '3 spaces', source: '.editorconfig' }],
        missing: ['tests'],
      },
    });
    const head = text.slice(0, text.indexOf('\n\n'));
    expect(head.split('\n').every((line) => line.startsWith('//'))).toBe(true);
    expect(head).toContain('- Indentation: 3 spaces (.editorconfig)');
    expect(head).toContain('Folder of tests');
  });

  test.each(STACKS)('%s runs in the real runner and answers like its template', async (framework) => {
    await using project = await workspaceWith(framework);
    const bundle = await bundleExtensions(project.dir);
    expect(bundle.files.map((file) => file.path)).toEqual([
      '.hx/figma2code/extensions/generic-design-gen.ts',
      '.hx/figma2code/extensions/generic-design-parser.ts',
    ]);
    const load = createLoadAdapter({ isTrusted: (_workspace, digest) => Promise.resolve(digest === bundle.digest) });
    const adapter = await load(project.dir, new AbortController().signal);
    const twin = templateAdapter(framework);
    try {
      const channel = fc.double({ min: 0, max: 1, noNaN: true });
      const colors = fc.sample(fc.record({ r: channel, g: channel, b: channel, a: channel }), 1_000);
      const context: fc.Arbitrary<NodeTypeContext> = fc.record({
        layoutMode: fc.constantFrom('NONE', 'HORIZONTAL', 'VERTICAL', 'GRID'),
        wraps: fc.boolean(),
        hasChildren: fc.boolean(),
        hasImageFill: fc.boolean(),
        onlyVectors: fc.boolean(),
        scrolls: fc.boolean(),
      });
      const requests = fc.sample(
        fc.record({ figmaType: fc.constantFrom(...FIGMA_TYPES, 'UNKNOWN'), ctx: context, nodeId: fc.constant('1:2') }),
        1_000,
      );
      const asked = colors.map((rgba) => ({ rgba, nodeId: '1:2' }));
      expect(await adapter.transformColors(asked)).toEqual(await twin.transformColors(asked));
      expect(await adapter.mapNodeTypes(requests)).toEqual(await twin.mapNodeTypes(requests));
      expect(adapter.layoutMaps).toEqual(twin.layoutMaps);
      expect([adapter.svgPictureType, adapter.staticImageType]).toEqual([twin.svgPictureType, twin.staticImageType]);
    } finally {
      await adapter.close();
    }
  });
});
