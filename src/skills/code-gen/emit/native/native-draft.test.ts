import { describe, expect, it } from 'vitest';
import type { InstanceInfo, SemanticNode } from '#contract/design/semantic-ast';
import { draftOf, textsOf } from '#testing/drafted';
import { createGrammar } from '#testing/grammars/grammar-errors';

const builder = () => {
  let last = 0;
  return (name: string, more: Partial<SemanticNode> = {}): SemanticNode => {
    last += 1;
    const box = { x: 0, y: 0, width: 100, height: 40 };
    return { id: `1:${last}`, name, type: 'div', figmaType: 'FRAME', box, ...more };
  };
};
type Layer = ReturnType<typeof builder>;

const ROW = { layout: { direction: 'row', gap: 8 } } as const;
const COLUMN = { layout: { direction: 'column' } } as const;
const HUG = { size: { width: 'fit-content', height: 'fit-content' } } as const;
const FILL = { size: { width: 'stretch', height: 'fit-content' } } as const;
const fill = (color: string) => ({ fills: [{ kind: 'solid', color }] }) as const;

const words = (layer: Layer, characters: string, more: Partial<SemanticNode> = {}): SemanticNode =>
  layer('Label', {
    figmaType: 'TEXT',
    text: { characters, style: { family: 'Inter', weight: 400, size: 16 } },
    ...HUG,
    ...fill('Color(0xff010101)'),
    ...more,
  });

const instanceOf = (set: string, variants: Readonly<Record<string, string>>): { instance: InstanceInfo } => ({
  instance: {
    componentId: '5:1',
    componentName: 'x',
    componentSet: set,
    properties: Object.fromEntries(Object.entries(variants).map(([name, value]) => [name, { type: 'VARIANT', value }])),
  },
});

const chip = (layer: Layer, kind: string, label: string, more: Partial<SemanticNode> = {}): SemanticNode =>
  layer('Status', {
    figmaType: 'INSTANCE',
    ...ROW,
    ...HUG,
    ...instanceOf('Status', { Kind: kind }),
    ...fill(kind === 'Good' ? 'Color(0xff00ff00)' : 'Color(0xffff0000)'),
    children: [words(layer, label, { propertyRefs: { characters: 'Text#1:1' } })],
    ...more,
  });

const grammars = { flutter: await createGrammar('dart'), compose: await createGrammar('kotlin') };

const SCREENS = { flutter: 'lib/screens/', compose: 'app/src/main/java/com/example/app/ui/screens/' } as const;
const PARTS = { flutter: 'lib/widgets/', compose: 'app/src/main/java/com/example/app/ui/components/' } as const;

interface Drafted {
  readonly screen: string;
  readonly part: (file: string) => string;
  readonly notes: readonly string[];
  readonly regions: readonly (readonly [string, string])[];
}

const drafted = async (
  stack: keyof typeof SCREENS,
  children: readonly SemanticNode[],
  layer: Layer,
): Promise<Drafted> => {
  const root = layer('Home', { ...COLUMN, box: { x: 0, y: 0, width: 400, height: 800 }, children });
  const screen = { id: root.id, name: 'Home', page: 'Page', width: 400, height: 800 };
  const draft = await draftOf(stack, [{ screen, root }]);
  const texts = textsOf(draft);
  expect([...texts.values()].flatMap((text) => grammars[stack](text))).toEqual([]);
  const file = `${SCREENS[stack]}${stack === 'flutter' ? 'home_screen.dart' : 'HomeScreen.kt'}`;
  const text = texts.get(file) ?? '';
  const lines = text.split('\n');
  const emitted = draft.files.find(({ path }) => path === file);
  return {
    screen: text,
    part: (name) => texts.get(`${PARTS[stack]}${name}`) ?? '',
    notes: draft.notes.map(({ word }) => word),
    regions: emitted?.kind === 'write' ? emitted.regions.map(({ name, start }) => [name, lines[start - 1] ?? '']) : [],
  };
};

const CHIPS = (layer: Layer) => [
  chip(layer, 'Good', 'Saved'),
  chip(layer, 'Bad', 'Lost'),
  layer('Line', { figmaType: 'RECTANGLE' }),
  chip(layer, 'Good', 'Kept', FILL),
];

describe('Dart that was parsed, not compiled', () => {
  it('has widgets with enums of the variants, and their place where they stand', async () => {
    const layer = builder();
    const { part, screen } = await drafted('flutter', CHIPS(layer), layer);
    const widget = part('status.dart');
    expect(widget).toContain('enum StatusKind { good, bad }');
    expect(widget).toContain('const Status({super.key, required this.kind, required this.text});');
    expect(widget).toContain('StatusKind.bad => const Color(0xffff0000)');
    expect(widget).not.toContain('double.infinity');
    expect(screen).toMatch(
      /SizedBox\(\s*width: double\.infinity,\s*child: Status\(kind: StatusKind\.good, text: 'Kept'\)/,
    );
    expect(screen).toContain("Status(kind: StatusKind.bad, text: 'Lost')");
  });

  it('says which layer made which line, and leaves out visibly what it cannot say', async () => {
    const layer = builder();
    const odd = layer('Odd', { ...fill('Color(0xff020202)'), blendMode: 'MULTIPLY' });
    const { screen, regions, notes } = await drafted('flutter', [odd, words(layer, 'Hi')], layer);
    expect(screen).toContain('// layer 1:1: not as designed (blend-mode)');
    expect(notes).toEqual(['blend-mode']);
    expect(regions.find(([name]) => name === 'Label')?.[1]).toContain('Text(');
  });

  it('does not fill where nothing is bounded', async () => {
    const layer = builder();
    const inner = layer('Row', { ...ROW, ...HUG, children: [words(layer, 'A', FILL)] });
    const { screen } = await drafted('flutter', [inner], layer);
    expect(screen).not.toContain('Expanded');
    const wide = layer('Row', { ...ROW, ...FILL, children: [words(layer, 'A', FILL), words(layer, 'B')] });
    expect((await drafted('flutter', [wide], layer)).screen).toContain('Expanded');
  });

  it('lets nothing out of a string', async () => {
    const layer = builder();
    const { screen } = await drafted('flutter', [words(layer, `it's "$x" \\ \n\u202e`)], layer);
    expect(screen).toContain(String.raw`'it\'s "\$x" \\ \n\u{202E}'`);
    expect((await drafted('flutter', [words(layer, "it's $x")], layer)).screen).toContain(String.raw`"it's \$x"`);
  });
});

describe('Kotlin that was parsed, not compiled', () => {
  it('has composables with enums of the variants, and their place where they stand', async () => {
    const layer = builder();
    const { part, screen } = await drafted('compose', CHIPS(layer), layer);
    const composable = part('Status.kt');
    expect(composable).toContain('enum class StatusKind { Good, Bad }');
    expect(composable).toContain('fun Status(kind: StatusKind, text: String, modifier: Modifier = Modifier) {');
    expect(composable).toContain('StatusKind.Bad -> Color(0xffff0000)');
    expect(composable).not.toContain('fillMaxWidth');
    expect(screen).toMatch(
      /Status\(\s*kind = StatusKind\.Good,\s*text = "Kept",\s*modifier = Modifier\.fillMaxWidth\(\)/,
    );
    expect(screen).toContain('import com.example.app.ui.components.StatusKind');
  });

  it('keeps modifiers in the order in which they count', async () => {
    const layer = builder();
    const card = layer('Card', {
      layout: { direction: 'column', padding: [4, 4, 4, 4] },
      ...fill('Color(0xFF020202)'),
      corners: { radius: 8 },
      opacity: 0.5,
      clips: true,
      children: [layer('Photo', fill('Color(0xFF030303)'))],
    });
    const { screen } = await drafted('compose', [card], layer);
    const chain = ['.size(100.dp, 40.dp)', '.alpha(0.5f)', '.clip(', '.background(', '.padding(4.dp)'];
    const places = chain.map((link) => screen.indexOf(link));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('imports what it uses and nothing of a string', async () => {
    const layer = builder();
    const { screen } = await drafted('compose', [words(layer, 'Image(clip) $x')], layer);
    expect(screen).toContain('import androidx.compose.material3.Text\n');
    expect(screen).not.toMatch(/import .*\.(Image|clip)\n/);
    expect(screen).toContain('"Image(clip) \\$x"');
  });
});

describe('a component whose forms differ', () => {
  const mark = (layer: Layer, kind: string, x: number, constraint: string): SemanticNode =>
    layer('Status', {
      figmaType: 'INSTANCE',
      ...instanceOf('Status', { Kind: kind }),
      ...fill('Color(0xff00ff00)'),
      children: [
        layer('Dot', {
          ...fill('Color(0xff0000ff)'),
          box: { x, y: 0, width: 10, height: 10 },
          item: { constraints: { horizontal: constraint, vertical: 'TOP' } },
        }),
      ],
    });

  it('has each thing where each form has it', async () => {
    const layer = builder();
    const near = await drafted('flutter', [mark(layer, 'Good', 4, 'LEFT'), mark(layer, 'Bad', 8, 'LEFT')], layer);
    expect(near.part('status.dart')).toMatch(
      /Positioned\(\s*left: switch \(kind\) \{\s*StatusKind\.good => 4,\s*StatusKind\.bad => 8,\s*\},\s*top: 0/,
    );
    const far = await drafted('flutter', [mark(layer, 'Good', 4, 'LEFT'), mark(layer, 'Bad', 90, 'RIGHT')], layer);
    expect(far.part('status.dart')).toMatch(/StatusKind\.good => const Positioned\(\s*left: 4,/);
    expect(far.part('status.dart')).toMatch(/StatusKind\.bad => const Positioned\(\s*right: 0,/);
  });
});

describe('Dart that would run', () => {
  it('is as wide as it may be, where it would fill more', async () => {
    const layer = builder();
    const section = layer('Section', {
      ...COLUMN,
      size: { ...FILL.size, maxWidth: 600 },
      ...fill('Color(0xff000001)'),
      children: [words(layer, 'A', FILL), words(layer, 'B', FILL)],
    });
    const narrow = await drafted('flutter', [section, words(layer, 'C', FILL)], layer);
    expect(narrow.screen).toMatch(/Align\(\s*alignment: Alignment\.topLeft,\s*child: SizedBox\(\s*width: 600,/);
    expect(narrow.screen).not.toContain('maxWidth');
    const compose = await drafted('compose', [section, words(layer, 'C', FILL)], layer);
    expect(compose.screen).toMatch(/\.widthIn\(max = 600\.dp\)\s*\.fillMaxWidth\(\)/);
  });

  it('lets the body of a screen scroll between its bars', async () => {
    const layer = builder();
    const tall = { size: { width: 'stretch', height: 'stretch' } };
    const bar = layer('Bar', {
      ...FILL,
      ...ROW,
      ...fill('Color(0xff000001)'),
      children: [words(layer, 'Top'), words(layer, 'x')],
    });
    const body = (more: Partial<SemanticNode>) =>
      layer('Body', { ...COLUMN, ...tall, children: [words(layer, 'A', FILL), words(layer, 'B', more)] });
    expect((await drafted('flutter', [bar, body({})], layer)).screen).toMatch(
      /Expanded\(\s*child: SingleChildScrollView\(\s*child: Column\(/,
    );
    expect((await drafted('compose', [bar, body({})], layer)).screen).toContain(
      '.verticalScroll(rememberScrollState())',
    );
    expect((await drafted('flutter', [bar, body(tall)], layer)).screen).not.toContain('SingleChildScrollView');
  });

  it('gives one thing in the middle of a box no row, and one in a box that is as large as it nothing', async () => {
    const layer = builder();
    const small = { box: { x: 0, y: 0, width: 20, height: 20 } };
    const icon = () => layer('Shape', { ...fill('Color(0xff000001)'), ...small });
    const middle = { mainAxisAlign: 'center', crossAxisAlign: 'center' };
    const fixed = layer('Chip', {
      layout: { direction: 'row', ...middle },
      ...fill('Color(0xff000002)'),
      children: [icon()],
    });
    const hugging = layer('Tag', { ...ROW, ...HUG, ...fill('Color(0xff000003)'), children: [icon()] });
    const { screen } = await drafted('flutter', [fixed, hugging], layer);
    expect(screen).toContain('Center(');
    expect(screen).not.toContain('Row(');
  });

  it('scrolls only along what has an end, and nothing in it fills what has none', async () => {
    const layer = builder();
    const scrolling = (more: Partial<SemanticNode>) =>
      layer('Scroller', {
        layout: { direction: 'row' },
        scroll: 'horizontal',
        clips: true,
        children: [words(layer, 'A', FILL), words(layer, 'B')],
        ...more,
      });
    const wide = await drafted('flutter', [scrolling(FILL)], layer);
    expect(wide.screen).toContain('scrollDirection: Axis.horizontal');
    expect(wide.screen).not.toContain('Expanded');
    const both = await drafted('flutter', [scrolling({ ...FILL, scroll: 'vertical' })], layer);
    expect(both.screen.match(/SingleChildScrollView\(/g)?.length).toBe(1);
  });
});
