import type { ReadForm, ReadLayer } from './form.ts';
import { member, paints, plain, sides, split, type TokenTable, token, unquote, value } from './notation.ts';

type Fields = Record<string, unknown>;

const set = (entries: readonly (readonly [string, unknown])[]): Fields | undefined => {
  const given = entries.filter(([, one]) => one !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
};

const side = (text: string, { tokens, sizes }: ReadForm) => {
  const [, length = '', letter, bound] = /^(-?[\d.]+(?:e[+-]?\d+)?)([a-z])?(\$\d+)?$/.exec(text) ?? [];
  const rule = letter === undefined ? undefined : sizes.get(letter);
  return { length: Number(length), rule, token: bound === undefined ? undefined : token(bound, tokens).token };
};

const font = (text: string, tokens: TokenTable): Fields => {
  const [family = '', weight = '', metrics = '', ...rest] = split(text.slice(1, -1), ' ');
  const [size = '', lineHeight] = split(metrics, '/', 2);
  const more = rest.flatMap((one) => {
    const [key = '', word = ''] = split(one, ':', 2);
    return key === 'fills' ? ([[key, paints(word, tokens)]] as [string, unknown][]) : member(plain(key), word, tokens);
  });
  return Object.fromEntries([
    ...member('family', family, tokens),
    ...member('weight', weight, tokens),
    ['size', value(size, tokens)],
    ...(lineHeight === undefined ? [] : [['lineHeight', value(lineHeight, tokens)] as [string, unknown]]),
    ...more,
  ]);
};

const property = (word: string, tokens: TokenTable): Fields => {
  if (word.startsWith('$')) {
    const bound = token(word, tokens);
    return { ...property(bound.text ?? '', tokens), token: bound.token };
  }
  if (word.startsWith('{')) return value(word, tokens) as Fields;
  if (word.startsWith('=')) return { type: 'VARIANT', value: plain(word.slice(1)) };
  if (word.startsWith("'")) return { type: 'TEXT', value: unquote(word) };
  if (!word.startsWith('@')) return { type: 'BOOLEAN', value: word === 'true' };
  const named = /^@([\d:;IS]*)('.*')?$/.exec(word);
  const [id, name] = named === null || named[1] === '' ? [word.slice(1), undefined] : [named[1], named[2]];
  return {
    type: 'INSTANCE_SWAP',
    value: plain(id as string),
    ...(name === undefined ? {} : { component: unquote(name) }),
  };
};

const properties = (word: string, tokens: TokenTable): Fields =>
  Object.fromEntries(
    (word === '{}' ? [] : split(word.slice(1, -1), ',')).map((one) => {
      const [name = '', rest = ''] = split(one, ':', 2);
      return [plain(name), property(rest, tokens)];
    }),
  );

/** What a line says of a layer, in the shape of the AST. Positions are left out where the line does not say them. */
export const layerOf = (layer: ReadLayer, form: ReadForm): Fields => {
  const { tokens } = form;
  const raw = layer.properties;
  const some = <T>(key: string, read: (word: string) => T): T | undefined =>
    raw.has(key) ? read(raw.get(key) as string) : undefined;
  const any = (key: string) => some(key, (word) => value(word, tokens));
  const flag = (key: string) => (raw.has(key) ? true : undefined);
  const four = (key: string) => some(key, (word) => sides(word, tokens));
  const paint = (key: string) => some(key, (word) => paints(word, tokens));
  const name = (key: string) => some(key, (word) => token(word, tokens).token);
  const ids = (key: string) => some(key, (word) => split(word.slice(1, -1), ',').map(plain));

  const [lengths = '', at] = split(raw.get('box') ?? '', '@', 2);
  const [width, height] = lengths.split('x').map((one) => side(one, form));
  const [x, y] = at === undefined ? [undefined, undefined] : at.split(',').map(Number);
  const truncate = any('truncate');
  const pin = some('pin', (word) => split(word, ',').map(plain));
  const strokePaints = paint('stroke');
  const words = some('text', unquote);
  const box =
    lengths === ''
      ? undefined
      : set([
          ['x', x],
          ['y', y],
          ['width', width?.length],
          ['height', height?.length],
        ]);

  return (
    set([
      ['id', layer.id],
      ['name', some('name', unquote) ?? words],
      ['type', layer.type],
      ['figmaType', layer.figmaType],
      ['visible', raw.has('hidden') ? false : undefined],
      ['visibleBinding', name('visible')],
      ['box', box],
      ['rotation', any('rotate')],
      ['transform', any('matrix')],
      [
        'layout',
        set([
          ['direction', some('flow', plain)],
          ['mainAxisAlign', any('main')],
          ['crossAxisAlign', any('cross')],
          ['wrap', flag('wrap')],
          ['gap', any('gap')],
          ['crossGap', any('crossgap')],
          ['padding', four('pad')],
          ['wrapAlign', any('lines')],
          ['reverseZ', flag('firstontop')],
          ['strokesTakeSpace', flag('strokespace')],
          ['grid', any('tracks')],
        ]),
      ],
      [
        'item',
        set([
          ['absolute', flag('absolute')],
          ['scroll', any('stays')],
          ['grow', any('grow')],
          ['alignSelf', any('self')],
          ['constraints', pin && { horizontal: pin[0], vertical: pin[1] }],
          ['grid', any('cell')],
        ]),
      ],
      [
        'size',
        set([
          ['width', width?.rule],
          ['height', height?.rule],
          ['widthToken', width?.token],
          ['heightToken', height?.token],
          ['minWidth', any('minw')],
          ['maxWidth', any('maxw')],
          ['minHeight', any('minh')],
          ['maxHeight', any('maxh')],
          ['aspectRatio', any('ratio')],
        ]),
      ],
      ['fills', paint('fill')],
      [
        'strokes',
        strokePaints &&
          set([
            ['paints', strokePaints],
            ['weight', any('thick')],
            ['weights', four('sides')],
            ['align', any('edge') ?? 'inside'],
            ['dashes', any('dash')],
            ['cap', any('cap')],
            ['join', any('join')],
            ['special', any('brush')],
          ]),
      ],
      [
        'corners',
        set([
          ['radius', any('radius')],
          ['radii', four('radii')],
          ['smoothing', any('smooth')],
        ]),
      ],
      ['arc', any('arc')],
      ['effects', any('effects')],
      ['opacity', any('opacity')],
      ['blendMode', any('blend')],
      ['clips', flag('clip')],
      ['mask', any('mask')],
      ['scroll', any('scroll')],
      ['styles', any('styles')],
      [
        'text',
        words === undefined
          ? undefined
          : set([
              ['characters', words],
              ['charactersBinding', name('textvar')],
              ['style', some('font', (word) => font(word, tokens))],
              ['align', any('align')],
              ['verticalAlign', any('valign')],
              ['autoResize', any('resize')],
              ['truncation', truncate === undefined ? undefined : { maxLines: truncate === 'end' ? null : truncate }],
              ['lists', any('lists')],
              ['runs', any('runs')],
            ]),
      ],
      [
        'instance',
        raw.has('of')
          ? set([
              ['componentId', some('of', plain)],
              ['componentName', some('component', unquote) ?? null],
              ['componentSet', some('set', unquote)],
              ['remote', flag('remote')],
              ['properties', some('props', (word) => properties(word, tokens))],
              ['exposed', flag('exposed')],
              ['exposes', ids('exposes')],
            ])
          : undefined,
      ],
      ['component', any('def')],
      ['propertyRefs', any('refs')],
      ['screenshot', raw.has('img') ? plain(raw.get('img') || layer.id) : undefined],
      [
        'pictureBox',
        some('imgbox', (word) => {
          const [left, top, wide, high] = value(word, tokens) as number[];
          return { x: left, y: top, width: wide, height: high };
        }),
      ],
      ['exports', any('exports')],
      ['interactions', any('on')],
      [
        'tokens',
        some('bound', (word) => {
          const read = split(word.slice(1, -1), ',').map((one) => {
            const [field = '', names = ''] = split(one, ':', 2);
            const list = names.startsWith('[') ? split(names.slice(1, -1), ',') : [names];
            return [plain(field), list.map((one) => token(one, tokens).token)] as const;
          });
          return Object.fromEntries(read);
        }),
      ],
    ]) ?? {}
  );
};
