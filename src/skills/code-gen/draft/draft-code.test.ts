import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { anyFileBody } from '#testing/any-design';
import { codeProblems, htmlText } from '#testing/code-problems';
import {
  alias,
  astOf,
  fetchedDesign,
  fileBody,
  layerBuilder,
  type RawLayer,
  solid,
  variablesBody,
} from '#testing/design-builder';
import { draftOf, textsOf } from '#testing/drafted';
import { fc } from '#testing/properties';
import type { DraftScreen } from './draft-input.ts';
import { inFollowedModes } from './variables/draft-variable.ts';

const STACKS = ['html', 'react', 'vue', 'svelte'] as const;

/** The files of a screen called `Home`: its markup and its styles. */
const HOME = {
  html: ['home.html', 'styles/home.css'],
  react: ['src/screens/Home/Home.tsx', 'src/screens/Home/Home.module.css'],
  vue: ['src/views/HomeView.vue', 'src/views/HomeView.vue'],
  svelte: ['src/lib/screens/Home.svelte', 'src/lib/screens/Home.svelte'],
} as const;

const screensOf = async (layers: readonly RawLayer[], variables?: unknown): Promise<DraftScreen[]> => {
  const { screens } = await astOf(fetchedDesign(fileBody([layers])), variables === undefined ? {} : { variables });
  return screens.map(({ root, ...screen }) => ({ screen, root }));
};

const box = (x: number, y: number, width: number, height: number) => ({ absoluteBoundingBox: { x, y, width, height } });
const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 22.4, lineHeightUnit: 'PIXELS' };
const hug = { layoutSizingHorizontal: 'HUG', layoutSizingVertical: 'HUG' };
const row = { layoutMode: 'HORIZONTAL', itemSpacing: 8, paddingLeft: 16, paddingTop: 4 };
const column = { layoutMode: 'VERTICAL', itemSpacing: 12 };

const text = (layer: ReturnType<typeof layerBuilder>, characters: string, more = {}) =>
  layer('TEXT', { name: 'Label', characters, style, fills: [solid(0, 0, 1)], ...hug, ...more });

const HOSTILE = [
  '</style><script>alert(1)</script>',
  '*/ } body { x: y',
  '$' + '{process.exit()}',
  '"\'`{}<>&',
  '-->',
  '\u202e\u2028\0',
  '\ud800',
];

const hostileScreen = (): RawLayer => {
  const layer = layerBuilder();
  const texts = HOSTILE.map((name) => text(layer, name, { name, style: { ...style, fontFamily: name } }));
  const odd = layer('FRAME', { name: HOSTILE[1], layoutMode: 'SPIRAL', ...box(0, 0, -5, 0) }, [text(layer, 'spiral')]);
  const empty = layer('FRAME', { name: '', ...row, ...box(0, 0, 0, 0) }, []);
  return layer('FRAME', { name: HOSTILE[0], ...column, ...box(0, 0, 400, 800) }, [...texts, odd, empty]);
};

/** A body without anything that is seen is refused long before. */
const designOf = (body: unknown) => {
  try {
    return fetchedDesign(structuredClone(body));
  } catch {
    return fc.pre(false) as never;
  }
};

describe('first draft', () => {
  it.each(STACKS)('the same screens give the same bytes (%s)', async (stack) => {
    const once = await draftOf(stack, await screensOf([hostileScreen()]));
    const twice = await draftOf(stack, await screensOf([hostileScreen()]));
    expect(JSON.stringify(twice)).toBe(JSON.stringify(once));
    expect(once.files.length).toBeGreaterThan(0);
  });

  it.each(STACKS)('nothing that a design says is read as code (%s)', async (stack) => {
    const draft = await draftOf(stack, await screensOf([hostileScreen()]));
    const texts = textsOf(draft);
    expect(await codeProblems(texts)).toEqual([]);
    for (const [path, source] of texts) if (!path.endsWith('.tsx')) expect(source).not.toContain('<script>');
    const odd = draft.notes.find(({ word }) => word === 'layout-mode');
    expect([...texts.values()].join('')).toContain(`layer ${odd?.node}: not as designed (layout-mode)`);
  });

  it.each(STACKS)('any design becomes code that parses (%s)', async (stack) => {
    await fc.assert(
      fc.asyncProperty(anyFileBody, async (body) => {
        const { screens } = await astOf(designOf(body));
        const draft = await draftOf(
          stack,
          screens.map(({ root, ...screen }) => ({ screen, root })),
        );
        expect(await codeProblems(textsOf(draft))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('a change of one layer changes the files of its screen alone', async () => {
    const two = (words: string) => {
      const layer = layerBuilder();
      const screen = (name: string, inner: string) =>
        layer('FRAME', { name, ...column, ...box(0, 0, 400, 800) }, [text(layer, inner)]);
      return screensOf([screen('Home', words), screen('Settings', 'Sound')]);
    };
    for (const stack of STACKS) {
      const [before, after] = [
        textsOf(await draftOf(stack, await two('Hello'))),
        textsOf(await draftOf(stack, await two('Good day'))),
      ];
      const changed = [...after].filter(([path, source]) => before.get(path) !== source).map(([path]) => path);
      expect(changed).toEqual([HOME[stack][0]]);
    }
  });

  it('writes every visible text, in every script, and no hidden one', async () => {
    const layer = layerBuilder();
    const words = [
      'Hello world',
      'Привет',
      '你好，世界',
      'مرحبا بالعالم',
      '안녕하세요',
      'नमस्ते',
      '  two  spaces ',
      'one\ntwo',
      '🦄 & <b>',
    ];
    const hidden = text(layer, 'never seen', { visible: false });
    const screens = await screensOf([
      layer('FRAME', { name: 'Words', ...column, ...box(0, 0, 400, 800) }, [
        ...words.map((word) => text(layer, word)),
        hidden,
      ]),
    ]);
    const page = textsOf(await draftOf('html', screens)).get('words.html') ?? '';
    for (const word of words) expect(htmlText(page)).toContain(word.replaceAll(/\s/g, ''));
    expect(page).not.toContain('never seen');
    expect(page).toContain('dir="auto"');
    expect(page).toContain('one<br>two');
  });

  it('tells which lines a layer made', async () => {
    const layer = layerBuilder();
    const label = text(layer, 'Press me');
    const screens = await screensOf([layer('FRAME', { name: 'Home', ...column, ...box(0, 0, 400, 800) }, [label])]);
    for (const stack of STACKS) {
      const { files } = await draftOf(stack, screens);
      const linesOf = (ending: string, which = 0): string => {
        const file = files.find(({ path }) => path.endsWith(ending));
        if (file?.kind !== 'write' || file.content.kind !== 'text') return '';
        const region = file.regions.filter(({ node }) => node === label.id)[which];
        return file.content.text
          .split('\n')
          .slice((region?.start ?? 0) - 1, region?.end)
          .join('\n');
      };
      const [markup, styles] = HOME[stack];
      expect(linesOf(markup)).toMatch(/^\s*<p class(Name)?=\S+>Press me<\/p>$/);
      expect(linesOf(styles, markup === styles ? 1 : 0)).toMatch(
        /^\s*\.label \{[\s\S]*color: rgb\(0, 0, 255\);[\s\S]*\n\s*\}$/,
      );
    }
  });

  it('places layers absolutely only where the design does not lay them out', async () => {
    const layer = layerBuilder();
    const badge = layer('RECTANGLE', {
      name: 'Badge',
      layoutPositioning: 'ABSOLUTE',
      constraints: { horizontal: 'RIGHT', vertical: 'TOP' },
      fills: [solid(1, 0, 0)],
      ...box(370, 10, 20, 20),
    });
    const bar = layer('FRAME', { name: 'Bar', ...row, ...hug, ...box(0, 0, 400, 50) }, [
      text(layer, 'One'),
      text(layer, 'Two'),
      badge,
    ]);
    const screens = await screensOf([layer('FRAME', { name: 'Home', ...column, ...box(0, 0, 400, 800) }, [bar])]);
    const sheet = textsOf(await draftOf('html', screens)).get('styles/home.css') ?? '';
    expect(sheet.match(/position: absolute/g)).toHaveLength(1);
    expect(sheet).toMatch(/\.badge \{[^}]*right: 10px;/);
    expect(sheet).toMatch(/\.bar \{[^}]*position: relative;/);
  });
});

describe('large drafts', () => {
  it.each(STACKS)('what lies deeper than anything is walked is named and left out (%s)', async (stack) => {
    const layer = layerBuilder();
    let inner = text(layer, 'deepest');
    for (let depth = 0; depth < 1_500; depth += 1) inner = layer('FRAME', { ...column, ...box(0, 0, 10, 10) }, [inner]);
    const draft = await draftOf(stack, await screensOf([inner]));
    const [note] = draft.notes;
    expect(note?.word).toBe('too-deep');
    expect([...textsOf(draft).values()].join('')).toContain(`layer ${note?.node}: not as designed (too-deep)`);
    expect(await codeProblems(textsOf(draft))).toEqual([]);
  });

  it.each(STACKS)('10,000 layers in one become 10,000 elements (%s)', async (stack) => {
    const around = { type: 'div', ...{ box: { x: 0, y: 0, width: 400, height: 9e5 } } };
    const rows = Array.from(
      { length: 10_000 },
      (_, at): SemanticNode => ({
        ...around,
        id: `2:${at}`,
        name: 'Row',
        figmaType: 'TEXT',
        text: { characters: `Row ${at}`, style: { family: 'Inter', weight: 400, size: 16 } },
      }),
    );
    const root: SemanticNode = {
      ...around,
      id: '1:1',
      name: 'Long',
      figmaType: 'FRAME',
      layout: { direction: 'column' },
      children: rows,
    };
    const screen = { id: '1:1', name: 'Long', page: 'Page', width: 400, height: 9e5 };
    const draft = await draftOf(stack, [{ screen, root }]);
    const page = [...textsOf(draft)].find(([path]) => /\.(html|tsx|vue|svelte)$/.test(path))?.[1] ?? '';
    expect(page.match(/<p /g)).toHaveLength(10_000);
  });
});

describe('drafts of many masks', () => {
  it('cut each what follows it, however many lie beside each other', async () => {
    const layer = layerBuilder();
    const layers = Array.from({ length: 4_000 }, (_, at) => [
      layer('RECTANGLE', { isMask: true, ...box(0, 0, 9, 9) }),
      text(layer, `cut ${at}`),
    ]).flat();
    const draft = await draftOf('html', await screensOf([layer('FRAME', { name: 'Home' }, layers)]));
    const page = textsOf(draft).get('home.html') ?? '';
    expect(page.match(/>cut \d+</g)).toHaveLength(4_000);
  });
});

describe('tokens of a first draft', () => {
  const variables = variablesBody({
    'brand/primary': {
      type: 'COLOR',
      values: [
        { r: 1, g: 0, b: 0, a: 1 },
        { r: 0, g: 1, b: 0, a: 1 },
      ],
    },
    'space/md': { type: 'FLOAT', values: [16, 16] },
  });
  const screens = () => {
    const layer = layerBuilder();
    const fill = { ...solid(1, 0, 0), boundVariables: { color: alias('VariableID:1:1') } };
    return screensOf(
      [
        layer(
          'FRAME',
          {
            name: 'Home',
            ...column,
            fills: [fill],
            itemSpacing: 16,
            boundVariables: { itemSpacing: alias('VariableID:1:2') },
            ...box(0, 0, 400, 800),
          },
          [text(layer, 'One'), text(layer, 'Two')],
        ),
      ],
      variables,
    );
  };
  const table = [
    {
      name: 'brand/primary',
      type: 'COLOR',
      mode: 'Light',
      value: 'rgb(255, 0, 0)',
      id: 'VariableID:1:1',
      collection: 'Theme',
    },
    {
      name: 'brand/primary',
      type: 'COLOR',
      mode: 'Dark',
      value: 'rgb(0, 255, 0)',
      id: 'VariableID:1:1',
      collection: 'Theme',
    },
    { name: 'space/md', type: 'FLOAT', mode: 'Light', value: 16, id: 'VariableID:1:2', collection: 'Theme' },
  ] as const;

  it('become custom properties, their modes themes', async () => {
    const texts = textsOf(await draftOf('html', await screens(), { variables: table }));
    expect(texts.get('styles/home.css')).toMatch(
      /gap: var\(--theme-space-md\);\s+background: var\(--theme-brand-primary\);/,
    );
    expect(texts.get('styles/tokens.css')).toContain(
      "[data-theme='dark'] {\n  --theme-brand-primary: rgb(0, 255, 0);\n}",
    );
    expect(texts.get('styles/tokens.css')).toContain('@media (prefers-color-scheme: dark)');
  });

  it('of components are dark where what they stand for is, and nothing is where something cannot be', async () => {
    const own = { name: 'card', type: 'COLOR', id: 'VariableID:2:1', collection: 'Component' } as const;
    const all = inFollowedModes(
      [...table, { ...own, mode: 'Mode 1', value: 'rgb(255, 0, 0)' }],
      [
        { ...own, modeCollection: 'Theme', mode: 'Light', value: 'rgb(255, 0, 0)' },
        { ...own, modeCollection: 'Theme', mode: 'Dark', value: 'rgb(0, 255, 0)' },
      ],
    );
    const dark = '--theme-brand-primary: rgb(0, 255, 0);\n  --component-card: rgb(0, 255, 0);\n';
    const sheetOf = async (more: object): Promise<string> =>
      textsOf(await draftOf('html', await screens(), { variables: all, ...more })).get('styles/tokens.css') ?? '';
    const sheet = await sheetOf({});
    expect(sheet).toContain(`[data-theme='dark'] {\n  ${dark}}`);
    expect(sheet.slice(sheet.indexOf('@media')).replaceAll('    ', '  ')).toContain(dark);
    const { emptyProject } = await import('./project-defaults.ts');
    const tokens = [{ name: '--brand-primary', value: '#f00', path: 'tokens.css' }];
    const half = await sheetOf({ project: { ...emptyProject('html'), tokens } });
    expect(half).toContain('--component-card: rgb(0, 255, 0);');
    expect(half).not.toContain('@media');
  });

  it('of the project are used where name and value agree', async () => {
    const input = await draftOf('html', await screens(), { variables: table });
    const facts = (value: string, changes: boolean) => ({
      ...{ name: '--brand-primary', value, path: 'tokens.css' },
      ...(changes ? { changes } : {}),
    });
    const { emptyProject } = await import('./project-defaults.ts');
    const withToken = (value: string, changes = false) =>
      draftOf('html', [], {})
        .then(() => screens())
        .then((all) =>
          draftOf('html', all, {
            variables: table,
            project: { ...emptyProject('html'), tokens: [facts(value, changes)] },
          }),
        );
    expect(textsOf(await withToken('#F00')).get('styles/home.css')).toContain('background: var(--brand-primary)');
    const sheet = textsOf(await withToken('#F00')).get('styles/tokens.css') ?? '';
    // The project's own look stays; a part of a page that is dark has the design's dark.
    expect(/^:root \{[^}]*\}/m.exec(sheet)?.[0]).not.toContain('brand-primary');
    expect(/^\[data-theme='dark'\] \{[^}]*\}/m.exec(sheet)?.[0]).toContain('--brand-primary: rgb(0, 255, 0);');
    expect(sheet).not.toContain('prefers-color-scheme');
    const themed = textsOf(await withToken('#F00', true));
    expect(themed.get('styles/home.css')).toContain('var(--brand-primary)');
    expect(themed.get('styles/tokens.css') ?? '').not.toContain('brand-primary');
    expect(textsOf(await withToken('#00F')).get('styles/home.css')).toContain('background: var(--theme-brand-primary)');
    expect(input.files.length).toBeGreaterThan(0);
  });

  it('whose value differs at a layer are set there', async () => {
    const layers = await screens();
    const layer = layers[0] as DraftScreen;
    const root = {
      ...layer.root,
      layout: { ...layer.root.layout, gap: { value: 24, token: 'Theme/space/md' } },
    } as SemanticNode;
    const sheet = textsOf(await draftOf('html', [{ ...layer, root }], { variables: table })).get('styles/home.css');
    expect(sheet).toMatch(/--theme-space-md: 24px;[\s\S]*gap: var\(--theme-space-md\);/);
  });
});
