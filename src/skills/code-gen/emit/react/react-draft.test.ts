import { describe, expect, it } from 'vitest';
import type { InstanceInfo, SemanticNode } from '#contract/design/semantic-ast';
import { codeProblems } from '#testing/code-problems';
import { draftOf, textsOf } from '#testing/drafted';

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
const fill = (color: string) => ({ fills: [{ kind: 'solid', color }] }) as const;

const words = (layer: Layer, characters: string, more: Partial<SemanticNode> = {}): SemanticNode =>
  layer('Label', {
    figmaType: 'TEXT',
    text: { characters, style: { family: 'Inter', weight: 400, size: 16 } },
    ...HUG,
    ...fill('rgb(1, 1, 1)'),
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

interface ButtonSpec {
  readonly kind: string;
  readonly label: string;
  readonly icon?: boolean;
  readonly more?: Partial<SemanticNode>;
}

const button = (layer: Layer, { kind, label, icon = false, more = {} }: ButtonSpec): SemanticNode =>
  layer('Button', {
    figmaType: 'INSTANCE',
    ...ROW,
    ...HUG,
    ...instanceOf('Button', { Kind: kind }),
    ...fill(kind === 'Primary' ? 'rgb(255, 0, 0)' : 'rgb(0, 255, 0)'),
    children: [
      layer('Dot', {
        figmaType: 'RECTANGLE',
        visible: icon ? undefined : false,
        propertyRefs: { visible: 'Has icon#1:2' },
      } as never),
      words(layer, label, { propertyRefs: { characters: 'Text#1:1' } }),
    ],
    ...more,
  });

const drafted = async (children: readonly SemanticNode[], layer: Layer): Promise<Map<string, string>> => {
  const root = layer('Home', { ...COLUMN, box: { x: 0, y: 0, width: 400, height: 800 }, children });
  const screen = { id: root.id, name: 'Home', page: 'Page', width: 400, height: 800 };
  const texts = textsOf(await draftOf('react', [{ screen, root }]));
  expect(await codeProblems(texts)).toEqual([]);
  return texts;
};

describe('components of the design in React', () => {
  it('have the variants and properties of the design as typed properties', async () => {
    const layer = builder();
    const texts = await drafted(
      [
        button(layer, { kind: 'Primary', label: 'Save' }),
        button(layer, { kind: 'Secondary', label: 'Cancel', icon: true }),
        button(layer, { kind: 'Primary', label: 'Send', icon: true }),
      ],
      layer,
    );
    const component = texts.get('src/components/Button/Button.tsx') ?? '';
    expect(component).toContain(`kind: 'primary' | 'secondary';\n  hasIcon?: boolean;\n  text: string;`);
    expect(component).toMatch(/\{hasIcon && <\w[^\n]* \/>\}/);
    expect(component).toContain('<span className={styles.label}>{text}</span>');
    const sheet = texts.get('src/components/Button/Button.module.css') ?? '';
    expect(sheet).toContain('.primary {\n  background: rgb(255, 0, 0);\n}');
    expect(sheet).toContain('.secondary {\n  background: rgb(0, 255, 0);\n}');
    const screen = texts.get('src/screens/Home/Home.tsx') ?? '';
    expect(screen).toContain(`{ kind: 'secondary', hasIcon: true, text: 'Cancel' },`);
    expect(screen).toContain('<Button key={item.text} {...item} />');
  });

  it('take from the place what only the place says', async () => {
    const layer = builder();
    const wide = { size: { width: 'stretch', height: 'fit-content' } };
    const texts = await drafted(
      [
        button(layer, { kind: 'Primary', label: 'Save' }),
        button(layer, { kind: 'Primary', label: 'Send', more: wide }),
      ],
      layer,
    );
    expect(texts.get('src/components/Button/Button.module.css')).not.toContain('align-self');
    expect(texts.get('src/screens/Home/Home.module.css')).toMatch(/\.button \{\s+align-self: stretch;\s+\}/);
    expect(texts.get('src/screens/Home/Home.tsx')).toContain('<Button className={styles.button} text="Send" />');
  });

  it('stay written out where an instance differs in what no property says', async () => {
    const layer = builder();
    const odd = button(layer, { kind: 'Primary', label: 'Odd' });
    const recoloured = {
      ...odd,
      children: odd.children?.map((child) => ({ ...child, ...fill('rgb(9, 9, 9)') })),
    } as SemanticNode;
    const texts = await drafted(
      [button(layer, { kind: 'Primary', label: 'A' }), button(layer, { kind: 'Primary', label: 'B' }), recoloured],
      layer,
    );
    expect(texts.get('src/screens/Home/Home.tsx')).toMatch(/<span className=\{styles\.\w+\}>Odd<\/span>/);
    expect(texts.get('src/screens/Home/Home.module.css')).toContain('color: rgb(9, 9, 9)');
    expect(texts.get('src/components/Button/Button.module.css')).not.toContain('rgb(9, 9, 9)');
  });

  it('hold what stands between their tags where the design has a slot', async () => {
    const layer = builder();
    const card = (inner: readonly SemanticNode[]): SemanticNode =>
      layer('Card', {
        figmaType: 'INSTANCE',
        ...COLUMN,
        ...instanceOf('Card', {}),
        children: [layer('Content', { figmaType: 'SLOT', ...COLUMN, children: inner })],
      });
    const texts = await drafted(
      [card([words(layer, 'One')]), card([words(layer, 'Two'), words(layer, 'Three')])],
      layer,
    );
    expect(texts.get('src/components/Card/Card.tsx')).toContain('<div className={styles.content}>{children}</div>');
    expect(texts.get('src/components/Card/Card.tsx')).toContain('children: ReactNode;');
    expect(texts.get('src/screens/Home/Home.tsx')).toMatch(/<Card>\s+<p className=\{styles\.label\}>Two<\/p>\s+<p/);
  });

  it('are flags where a variant is on or off', async () => {
    const layer = builder();
    const tab = (active: string, label: string): SemanticNode =>
      layer('Tab', {
        figmaType: 'INSTANCE',
        ...ROW,
        ...instanceOf('Tab', { Active: active }),
        ...fill(active === 'True' ? 'rgb(7, 7, 7)' : 'rgb(8, 8, 8)'),
        children: [words(layer, label)],
      });
    const texts = await drafted([tab('True', 'Home'), tab('False', 'More')], layer);
    expect(texts.get('src/components/Tab/Tab.tsx')).toContain('active?: boolean;');
    expect(texts.get('src/components/Tab/Tab.tsx')).toContain('active ? styles.active : styles.notActive');
    expect(texts.get('src/screens/Home/Home.tsx')).toContain('<Tab active label="Home" />');
  });
});

describe('fields in React', () => {
  it('are typed into, and named by the text before them', async () => {
    const layer = builder();
    const field = layer('Input', { ...ROW, ...HUG, children: [words(layer, 'you@example.com')] });
    const texts = await drafted(
      [layer('E-mail', { ...COLUMN, ...HUG, children: [words(layer, 'Your e-mail'), field] })],
      layer,
    );
    const screen = texts.get('src/screens/Home/Home.tsx') ?? '';
    expect(screen).toMatch(/<label className=\{styles\.\w+\}>\s+<span className=\{styles\.\w+\}>Your e-mail<\/span>/);
    expect(screen).toMatch(/<input className=\{styles\.\w+\} type="\w+" placeholder="you@example\.com" \/>/);
    expect(screen).not.toContain('aria-label');
  });
});

describe('lines of React code', () => {
  it('are no longer than formatters leave them', async () => {
    const layer = builder();
    const long = Array(60).fill('word').join(' ');
    const deep = layer('Card', { ...COLUMN, ...fill('rgb(9, 9, 9)'), children: [words(layer, long)] });
    const texts = await drafted([deep, words(layer, 'short')], layer);
    const screen = texts.get('src/screens/Home/Home.tsx') ?? '';
    const lines = screen.split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(screen.replaceAll(/\s+/g, ' ')).toContain(`> ${long} </p>`);
    expect(screen).toMatch(/<p className=\{[\w.]+\}>short<\/p>/);
  });
});
