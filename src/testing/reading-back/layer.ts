import type { ReadForm, ReadLayer } from './form.ts';
import { member, paints, plain, split, type TokenTable, token, unquote, value } from './notation.ts';
import { use } from './read-use.ts';
import { type Fields, members, type Words, wordsOf } from './words.ts';

const side = (text: string, { tokens, sizes }: ReadForm) => {
  const [, length = '', letter, bound] = /^(-?[\d.]+(?:e[+-]?\d+)?)([a-z])?(\$\d+)?$/.exec(text) ?? [];
  const rule = letter === undefined ? undefined : sizes.get(letter);
  return { length: Number(length), rule, token: bound === undefined ? undefined : token(bound, tokens).token };
};

/** Box and rules of size, which stand in one word. */
const room = (words: Words, form: ReadForm): Fields => {
  const word = words.read('box', (text) => split(text, '@', 2));
  const [lengths, at] = word ?? [];
  const [width, height] = lengths?.split('x').map((text) => side(text, form)) ?? [];
  const [x, y] = at?.split(',').map(Number) ?? [];
  return {
    box: members({ x, y, width: width?.length, height: height?.length }),
    rotation: words.any('rotate'),
    transform: words.any('matrix'),
    size: members({
      width: width?.rule,
      height: height?.rule,
      widthToken: width?.token,
      heightToken: height?.token,
      minWidth: words.any('minw'),
      maxWidth: words.any('maxw'),
      minHeight: words.any('minh'),
      maxHeight: words.any('maxh'),
      aspectRatio: words.any('ratio'),
    }),
  };
};

const layout = (words: Words): Fields | undefined =>
  members({
    direction: words.read('flow', plain),
    mainAxisAlign: words.any('main'),
    crossAxisAlign: words.any('cross'),
    wrap: words.flag('wrap'),
    gap: words.any('gap'),
    crossGap: words.any('crossgap'),
    padding: words.four('pad'),
    wrapAlign: words.any('lines'),
    reverseZ: words.flag('firstontop'),
    strokesTakeSpace: words.flag('strokespace'),
    grid: words.any('tracks'),
  });

const item = (words: Words): Fields | undefined => {
  const pin = words.read('pin', (word) => split(word, ',').map(plain));
  return members({
    absolute: words.flag('absolute'),
    scroll: words.any('stays'),
    grow: words.any('grow'),
    alignSelf: words.any('self'),
    constraints: pin && { horizontal: pin[0], vertical: pin[1] },
    grid: words.any('cell'),
  });
};

const strokes = (words: Words): Fields | undefined =>
  words.flag('stroke') &&
  members({
    paints: words.paints('stroke'),
    weight: words.any('thick'),
    weights: words.four('sides'),
    align: words.any('edge') ?? 'inside',
    dashes: words.any('dash'),
    cap: words.any('cap'),
    join: words.any('join'),
    special: words.any('brush'),
  });

const look = (words: Words): Fields => ({
  fills: words.paints('fill'),
  strokes: strokes(words),
  corners: members({ radius: words.any('radius'), radii: words.four('radii'), smoothing: words.any('smooth') }),
  arc: words.any('arc'),
  effects: words.any('effects'),
  opacity: words.any('opacity'),
  blendMode: words.any('blend'),
  clips: words.flag('clip'),
  mask: words.any('mask'),
  scroll: words.any('scroll'),
  styles: words.any('styles'),
});

const fontMember = (word: string, tokens: TokenTable): [string, unknown][] => {
  const [key = '', rest = ''] = split(word, ':', 2);
  return key === 'fills' ? [[key, paints(rest, tokens)]] : member(plain(key), rest, tokens);
};

const font = (text: string, tokens: TokenTable): Fields => {
  const [family = '', weight = '', metrics = '', ...rest] = split(text.slice(1, -1), ' ');
  const [size = '', lineHeight] = split(metrics, '/', 2);
  return Object.fromEntries([
    ...member('family', family, tokens),
    ...member('weight', weight, tokens),
    ['size', value(size, tokens)],
    ...(lineHeight === undefined ? [] : [['lineHeight', value(lineHeight, tokens)]]),
    ...rest.flatMap((word) => fontMember(word, tokens)),
  ]);
};

const text = (words: Words, tokens: TokenTable): Fields | undefined => {
  const truncate = words.any('truncate');
  return (
    words.flag('text') &&
    members({
      characters: words.read('text', unquote),
      charactersBinding: words.token('textvar'),
      style: words.read('font', (word) => font(word, tokens)),
      align: words.any('align'),
      verticalAlign: words.any('valign'),
      autoResize: words.any('resize'),
      truncation: truncate === undefined ? undefined : { maxLines: truncate === 'end' ? null : truncate },
      lists: words.any('lists'),
      runs: words.any('runs'),
    })
  );
};

/** What a line says of a layer, in the shape of the AST. Positions are left out where the line does not say them. */
export const layerOf = (layer: ReadLayer, form: ReadForm): Fields => {
  const words = wordsOf(layer, form);
  const all = {
    id: layer.id,
    name: words.read('name', unquote) ?? words.read('text', unquote),
    type: layer.type,
    figmaType: layer.figmaType,
    visible: layer.properties.has('hidden') ? false : undefined,
    visibleBinding: words.token('visible'),
    ...room(words, form),
    layout: layout(words),
    item: item(words),
    ...look(words),
    text: text(words, form.tokens),
    ...use(words, form.tokens, layer.id),
  };
  return members(all) ?? {};
};
