import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { adapter } from '#init/templates/web';
import { resolveVariables } from '#parser/variables/variable-table';
import { codeProblems } from '#testing/code-problems';
import { astOf, fetchedDesign } from '#testing/design-builder';
import { draftOf, textsOf } from '#testing/drafted';
import { renderedScreen, renderedText } from '#testing/rendered-components';
import type { Project } from '#workspace/detect/open-project';
import type { DraftInput, DraftScreen } from '../../draft/draft-input.ts';
import { emptyProject } from '../../draft/project-defaults.ts';
import { readComponents } from '../../draft/read-components.ts';

const DESIGN = new URL('../../../../../resources/sample/design/', import.meta.url);
const STACKS = ['vue', 'svelte'] as const;
type Stack = (typeof STACKS)[number];

const readJson = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(fileURLToPath(new URL(file, DESIGN)), 'utf8'));

const shownTexts = (node: SemanticNode): string[] =>
  node.visible === false
    ? []
    : [
        ...(node.text === undefined ? [] : [node.text.characters.replaceAll(/\s/g, '')]),
        ...(node.children ?? []).flatMap(shownTexts),
      ];

const isScreen = (path: string): boolean => /\/(views|screens)\/[^/]+$/.test(path);

describe('the screens of the sample', () => {
  let screens: readonly DraftScreen[];
  let variables: ReturnType<ReturnType<typeof resolveVariables>['records']>;
  beforeAll(async () => {
    const table = await readJson('variables.json');
    const built = await astOf(fetchedDesign(await readJson('design.json')), { variables: table });
    screens = built.screens.map(({ root, ...screen }) => ({ screen, root }));
    variables = resolveVariables(table, null).records(adapter.transformColor);
  });

  it.each(STACKS)('are rendered with every text of theirs (%s)', async (stack) => {
    const draft = await draftOf(stack, screens, { variables });
    const texts = textsOf(draft);
    expect(await codeProblems(texts)).toEqual([]);
    for (const file of draft.files.filter(({ path }) => isScreen(path))) {
      const { html, css } = await renderedScreen({ texts, pictures: null }, file.path);
      const shown = renderedText(html);
      const own = screens.filter(({ screen }) => file.kind === 'write' && file.screens.includes(screen.id));
      const wanted = own.flatMap(({ root }) => shownTexts(root));
      expect(wanted.length, file.path).toBeGreaterThan(3);
      expect(wanted.filter((text) => !shown.includes(text))).toEqual([]);
      expect(css).toContain(':root');
    }
  });
});

const builder = () => {
  let last = 0;
  return (name: string, more: Partial<SemanticNode> = {}): SemanticNode => {
    last += 1;
    const box = { x: 0, y: 0, width: 100, height: 40 };
    return { id: `1:${last}`, name, type: 'div', figmaType: 'FRAME', box, ...more };
  };
};
type Layer = ReturnType<typeof builder>;

const words = (layer: Layer, characters: string): SemanticNode =>
  layer('Label', {
    figmaType: 'TEXT',
    text: { characters, style: { family: 'Inter', weight: 400, size: 16 } },
    size: { width: 'fit-content', height: 'fit-content' },
    propertyRefs: { characters: 'Text#1:1' },
  });

const instance = (layer: Layer, set: string, more: Partial<SemanticNode>): SemanticNode =>
  layer(set, {
    figmaType: 'INSTANCE',
    layout: { direction: 'row', gap: 8 },
    instance: { componentId: '5:1', componentName: 'x', componentSet: set, properties: {} },
    ...more,
  });

type More = Partial<DraftInput> & { readonly given?: ReadonlyMap<string, string> };

const drafted = async (stack: Stack, children: readonly SemanticNode[], more: More = {}) => {
  const { given = new Map<string, string>(), ...input } = more;
  const box = { x: 0, y: 0, width: 400, height: 800 };
  const root = builder()('Home', { id: '9:9', layout: { direction: 'column' }, box, children });
  const screen = { id: root.id, name: 'Home', page: 'Page', width: 400, height: 800 };
  const texts = textsOf(await draftOf(stack, [{ screen, root }], input));
  expect(await codeProblems(texts)).toEqual([]);
  const path = [...texts.keys()].find(isScreen) ?? '';
  const { html, css } = await renderedScreen({ texts: new Map([...texts, ...given]), pictures: null }, path);
  const components = [...texts].filter(([name]) => name.includes('/components/')).map(([, text]) => text);
  return { html, css, screen: texts.get(path) ?? '', component: components.join('\n') };
};

describe('rows that no text tells apart', () => {
  it.each([
    ['vue', 'v-for="(item, index) in cards" :key="index"'],
    ['svelte', '{#each cards as item, index (index)}'],
  ] as const)('are told apart by their place (%s)', async (stack, each) => {
    const layer = builder();
    const cards = ['Alpha', 'Alpha', 'Beta'].map((said) => instance(layer, 'Card', { children: [words(layer, said)] }));
    const { screen } = await drafted(stack, cards);
    expect(screen).toContain(each);
  });
});

describe('names of files', () => {
  it('are of two words, as Vue wants those of components', async () => {
    const root = builder()('Screen', { layout: { direction: 'column' } });
    const screen = { id: root.id, name: 'Screen', page: 'Page', width: 400, height: 800 };
    const draft = textsOf(await draftOf('vue', [{ screen, root }]));
    expect([...draft.keys()]).toEqual(['src/views/ScreenView.vue']);
  });
});

describe('a text that is too long for a line', () => {
  it.each(STACKS)('stands between its tags, where no space of it is seen (%s)', async (stack) => {
    const layer = builder();
    const long = Array(30).fill('word').join(' ');
    const spaced = `${long}  end`;
    const { html, screen } = await drafted(stack, [words(layer, long), words(layer, spaced), words(layer, 'short')]);
    expect(screen).toMatch(new RegExp(`<p class="[\\w-]+">\\n +${long}\\n +</p>`));
    expect(screen).toContain(`${long}  end`);
    expect(screen).not.toMatch(/\n[^\n<]+ {2}end/);
    expect(screen).toMatch(/<p class="[\w-]+">short<\/p>/);
    expect(html).toContain(`>${spaced}<`);
  });
});

const ODD = [
  '{{ a }} {b} {#if}',
  '</script></style></template>',
  'a  b',
  ' edge ',
  '&amp; <b>',
  '"quoted" \'it\'',
  '\\n `$',
];

/** A component that a project has already. */
const THEIRS = {
  vue: `<script setup lang="ts">\ndefineProps<{\n  text: string\n}>()\n</script>\n<template>\n  <i>({{ text }})</i>\n</template>\n`,
  svelte: `<script lang="ts">\n  interface Props {\n    text: string;\n  }\n  let { text }: Props = $props();\n</script>\n<i>({text})</i>\n`,
} as const;

describe.each(STACKS)('single-file components (%s)', (stack) => {
  it('say every odd text as it is, in markup, properties and data', async () => {
    const layer = builder();
    const alone = ODD.map((text) => words(layer, text));
    const given = ODD.map((text) => instance(layer, 'Note', { children: [words(layer, `${text}!`)] }));
    const { html } = await drafted(stack, [...alone, ...given]);
    const shown = renderedText(html);
    for (const text of ODD) {
      expect(shown).toContain(text.replaceAll(/\s/g, ''));
      expect(shown).toContain(`${text}!`.replaceAll(/\s/g, ''));
    }
    expect(html).toContain('a  b');
    expect(html).toContain('> edge <');
  });

  it('keep ends of lines in a property', async () => {
    const layer = builder();
    const notes = ['one\ntwo', 'three'].map((text) => instance(layer, 'Note', { children: [words(layer, text)] }));
    const { html, css } = await drafted(stack, notes);
    expect(html).toContain('one\ntwo');
    expect(css).toMatch(/white-space: pre;/);
  });

  it('reach from the place only what stands there', async () => {
    const layer = builder();
    const wide = { size: { width: 'stretch', height: 'fit-content' } };
    const notes = [wide, {}].map((more, at) => instance(layer, 'Note', { ...more, children: [words(layer, `${at}`)] }));
    const { html, css } = await drafted(stack, notes);
    const [, place = ''] = /\.([\w-]+)(?:\[data-v-\w+\])? \{\s+align-self: stretch/.exec(css) ?? [];
    expect(place).not.toBe('');
    const worn = [...html.matchAll(/class="([^"]*)"/g)].filter(([, all = '']) => all.split(' ').includes(place));
    expect(worn).toHaveLength(1);
  });

  it('hold what stands between their tags', async () => {
    const layer = builder();
    const card = (inner: readonly SemanticNode[]): SemanticNode =>
      instance(layer, 'Info Card', {
        children: [layer('Content', { figmaType: 'SLOT', layout: { direction: 'column' }, children: inner })],
      });
    const plain = (text: string): SemanticNode => ({ ...words(layer, text), propertyRefs: {} });
    const { html, component } = await drafted(stack, [card([plain('One')]), card([plain('Two'), plain('Three')])]);
    expect(component).toContain(stack === 'vue' ? '<slot />' : '{@render children()}');
    expect(renderedText(html)).toBe('OneTwoThree');
  });

  it('are written without types where the project has none', async () => {
    const layer = builder();
    const notes = ['a', 'b'].map((text) => instance(layer, 'Note', { children: [words(layer, text)] }));
    const { component, html } = await drafted(stack, notes, { language: 'JavaScript' });
    expect(component).not.toContain('lang="ts"');
    expect(component).toContain(
      stack === 'vue' ? 'text: { type: String, required: true },' : 'let { text } = $props();',
    );
    expect(renderedText(html)).toBe('ab');
  });

  it('of the project are used when they take what the design gives', async () => {
    const path = `src/lib/Note.${stack}`;
    const source = THEIRS[stack];
    const files = { files: [path], read: () => Promise.resolve(source) } as unknown as Project;
    const project = { ...emptyProject(stack), components: await readComponents(files) };
    const layer = builder();
    const notes = ['a', 'b'].map((text) => instance(layer, 'Note', { children: [words(layer, text)] }));
    const { html, screen, component } = await drafted(stack, notes, { project, given: new Map([[path, source]]) });
    expect(component).toBe('');
    expect(screen).toContain(`/Note.${stack}'`);
    expect(renderedText(html)).toBe('(a)(b)');
  });

  it('have names that the stack keeps for itself only in another form', async () => {
    const sets = ['Teleport', 'slot', 'Component', 'Props', '按钮', 'Snippet', 'button', 'Transition'];
    const names = ['is', 'class', 'key', 'undefined', 'children', 'item', 'new', '名', 'on click'];
    const layer = builder();
    const labelled = (text: string, name: string): SemanticNode => ({
      ...words(layer, text),
      propertyRefs: { characters: `${name}#1:1` },
    });
    const uses = sets.flatMap((set) =>
      ['a', 'b'].map((text) => {
        const icon = layer('new', { type: 'svg', figmaType: 'VECTOR', screenshot: `delete-${text}` });
        return instance(layer, set, { children: [icon, ...names.map((name) => labelled(`${text}:${name}`, name))] });
      }),
    );
    const assets = new Map(
      ['a', 'b'].map((text) => {
        const key = `delete-${text}`;
        return [key, { key, path: `assets/${text}/delete.svg`, snapshotFile: null, kind: 'vector' }] as const;
      }),
    );
    const { html } = await drafted(stack, uses, { assets });
    const shown = renderedText(html);
    for (const name of names) expect(shown.split(`a:${name}`.replaceAll(' ', ''))).toHaveLength(sets.length + 1);
  });

  it('wear the words of their variants at the root', async () => {
    const layer = builder();
    const chip = (style: string, color: string): SemanticNode => {
      const properties = { Style: { type: 'VARIANT', value: style } } as const;
      const info = { componentId: '5:1', componentName: 'x', componentSet: 'Chip', properties };
      const label = { ...words(layer, style), fills: [{ kind: 'solid', color }] } as SemanticNode;
      return instance(layer, 'Chip', { instance: info, children: [label] });
    };
    const { html, css, component } = await drafted(stack, [
      chip('Big Red', 'rgb(9, 0, 0)'),
      chip('Calm', 'rgb(0, 9, 0)'),
    ]);
    expect(component).toContain(`styleVariant: 'big-red' | 'calm';`);
    expect(html).toMatch(/class="(base-)?chip big-red/);
    expect(css).toMatch(/\.big-red[^{]*\.label[^{]*\{\s+color: (#900|rgb\(9, 0, 0\))/);
  });
});
