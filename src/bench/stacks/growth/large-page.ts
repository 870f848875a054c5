/** A layer as Figma's answer has it. */
interface Layer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly children?: readonly Layer[];
  readonly [field: string]: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

interface Maker {
  layer(type: string, name: string, fields: Fields, children?: readonly Layer[]): Layer;
  /** A copy of a component with its own words; ids as Figma makes them. */
  instance(component: Layer, words: readonly string[]): Layer;
  readonly made: number;
}

const box = (width: number, height: number): Fields => ({ absoluteBoundingBox: { x: 0, y: 0, width, height } });

/** Colours that differ from layer to layer, as many as a design has. */
const PALETTE = 24;
const solid = (seed: number): Fields => {
  const shade = (seed % PALETTE) / PALETTE;
  return { type: 'SOLID', blendMode: 'NORMAL', color: { r: shade, g: 1 - shade, b: 0.5, a: 1 } };
};

const HUG = { layoutSizingHorizontal: 'HUG', layoutSizingVertical: 'HUG' };
const COLUMN = { layoutMode: 'VERTICAL', itemSpacing: 12, ...HUG };
const ROW = { layoutMode: 'HORIZONTAL', itemSpacing: 8, paddingLeft: 16, paddingRight: 16, ...HUG };

const style = (size: number): Fields => ({
  fontFamily: 'Inter',
  fontWeight: size > 16 ? 700 : 400,
  fontSize: size,
  lineHeightPx: size * 1.5,
  lineHeightUnit: 'PIXELS',
});

const text = (maker: Maker, characters: string, size: number): Layer =>
  maker.layer('TEXT', characters, {
    characters,
    style: style(size),
    fills: [solid(size)],
    ...HUG,
    ...box(120, size * 1.5),
  });

const buttonOf = (maker: Maker): Layer =>
  maker.layer('COMPONENT', 'Button', { ...ROW, fills: [solid(3)], cornerRadius: 8, ...box(120, 40) }, [
    text(maker, 'Continue', 14),
  ]);

const SHADOW = {
  type: 'DROP_SHADOW',
  visible: true,
  color: { r: 0, g: 0, b: 0, a: 0.1 },
  offset: { x: 0, y: 4 },
  radius: 12,
};

const cardOf = (maker: Maker, button: Layer): Layer =>
  maker.layer('COMPONENT', 'Card', { ...COLUMN, fills: [solid(5)], effects: [SHADOW], ...box(240, 160) }, [
    maker.layer('VECTOR', 'Icon', { fills: [solid(7)], ...box(24, 24) }),
    text(maker, 'Title', 20),
    text(maker, 'What it is about', 16),
    maker.instance(button, ['Open']),
  ]);

const CARDS = 8;
const ROWS = 10;

const sectionOf = (maker: Maker, at: number, card: Layer): Layer => {
  const cards = Array.from({ length: CARDS }, (_, index) =>
    maker.instance(card, [`Card ${at}.${index}`, `About card ${at}.${index}`, 'Open']),
  );
  const rows = Array.from({ length: ROWS }, (_, index) =>
    maker.layer('FRAME', `Row ${index % 3}`, { ...ROW, strokes: [solid(at)], strokeWeight: 1, ...box(320, 32) }, [
      text(maker, `Label ${at}.${index}`, 14),
      text(maker, `Value ${at * ROWS + index}`, 14),
    ]),
  );
  return maker.layer('FRAME', `Section ${at}`, { ...COLUMN, fills: [solid(at)], ...box(800, 600) }, [
    text(maker, `Section ${at}`, 24),
    maker.layer('FRAME', 'Cards', { ...ROW, layoutWrap: 'WRAP', ...box(800, 320) }, cards),
    maker.layer('FRAME', 'Rows', { ...COLUMN, ...box(320, 400) }, rows),
  ]);
};

const makerOf = (): Maker => {
  let made = 0;
  const next = (): string => `1:${++made}`;
  const copy = (layer: Layer, prefix: string, words: string[]): Layer => {
    made += 1;
    const said = layer.type === 'TEXT' ? { characters: words.shift() ?? layer['characters'] } : {};
    const id = `${prefix};${layer.id.replace(/^I/, '')}`;
    return {
      ...layer,
      id,
      ...said,
      ...(layer.children === undefined ? {} : { children: layer.children.map((child) => copy(child, prefix, words)) }),
    };
  };
  return {
    layer: (type, name, fields, children) => ({
      id: next(),
      name,
      type,
      ...fields,
      ...(children === undefined ? {} : { children }),
    }),
    instance: (component, words) => {
      const id = next();
      const rest = [...words];
      const children = (component.children ?? []).map((child) => copy(child, `I${id}`, rest));
      return { ...component, id, type: 'INSTANCE', componentId: component.id, children };
    },
    get made() {
      return made;
    },
  };
};

const fileOf = (library: readonly Layer[], screen: Layer): unknown => ({
  name: 'Large page',
  version: '1',
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [
      { id: '0:1', name: 'Page', type: 'CANVAS', children: [screen] },
      { id: '0:2', name: 'Library', type: 'CANVAS', children: library },
    ],
  },
  components: Object.fromEntries(library.map(({ id, name }) => [id, { key: name, name, description: '' }])),
});

/** The body of a file response with one screen of about so many layers: sections of cards and rows, as a long page has them. */
export const largePage = (layers: number): unknown => {
  const maker = makerOf();
  const button = buttonOf(maker);
  const card = cardOf(maker, button);
  const sections: Layer[] = [];
  while (maker.made < layers) sections.push(sectionOf(maker, sections.length, card));
  const screen = maker.layer('FRAME', 'Home', { ...COLUMN, ...box(800, 600 * sections.length) }, sections);
  return fileOf([button, card], screen);
};

/** One with so many layers beside each other in one frame. */
export const flatPage = (layers: number): unknown => {
  const maker = makerOf();
  const rows = Array.from({ length: layers - 1 }, (_, at) =>
    at % 4 === 3
      ? maker.layer('RECTANGLE', `Line ${at}`, { fills: [solid(at)], ...box(320, 1) })
      : text(maker, `Row ${at}`, 14 + (at % 3) * 2),
  );
  return fileOf([], maker.layer('FRAME', 'Home', { ...COLUMN, ...box(320, layers * 30) }, rows));
};

/** Instances of one name that have nothing in common, half as many as layers: each would be a component of its own. */
export const unlikePage = (layers: number): unknown => {
  const maker = makerOf();
  const cards = Array.from({ length: layers / 2 }, (_, at) =>
    maker.layer('INSTANCE', 'Card', { ...COLUMN, componentId: '9:1', ...box(120, 40) }, [
      text(maker, `Only ${at}`, 14),
    ]),
  );
  return fileOf([], maker.layer('FRAME', 'Home', { ...COLUMN, ...box(320, layers * 30) }, cards));
};
