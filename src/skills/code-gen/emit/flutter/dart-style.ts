import { plain } from '../../layout/layout-node.ts';
import { num } from '../css/declarations.ts';
import { type Code, call } from '../native/code/code-tree.ts';
import type { Font, Look } from '../native/facets.ts';
import { shadowsCode, strokeColour } from './dart-decoration.ts';
import { dartString } from './dart-text.ts';
import { colourCode, type DartValues, lengthCode, solidCode } from './dart-values.ts';

const CONSTANT = { constant: true } as const;

const DECORATIONS: Readonly<Record<string, string>> = {
  UNDERLINE: 'TextDecoration.underline',
  STRIKETHROUGH: 'TextDecoration.lineThrough',
  NONE: 'TextDecoration.none',
};

const weightCode = (weight: number): string =>
  `FontWeight.w${Math.min(900, Math.max(100, Math.round((Number.isFinite(weight) ? weight : 400) / 100) * 100))}`;

const featuresCode = ({ features = {} }: Font): Code | null => {
  const items = Object.entries(features)
    .filter(([tag]) => /^[A-Za-z0-9]{4}$/.test(tag))
    .map(([tag, value]) =>
      call(
        'FontFeature',
        [
          [null, dartString(tag.toLowerCase())],
          [null, `${Math.round(value)}`],
        ],
        CONSTANT,
      ),
    );
  return items.length === 0 ? null : { kind: 'list', items };
};

/** The height of a line as Flutter counts it: a share of the size. */
const heightCode = ({ line, size }: Font, around: number): Code | null => {
  const own = size === undefined ? around : plain(size);
  return line == null || own <= 0 ? null : num(line / own);
};

type Args = [string, Code | null][];

/** @param around size of the font around, for a part of a text */
export const fontArgs = (font: Font, around: number, file: DartValues): Args => [
  ['fontFamily', font.family === undefined ? null : dartString(font.family)],
  ['fontSize', font.size === undefined ? null : lengthCode(font.size, file)],
  ['fontWeight', font.weight === undefined ? null : weightCode(font.weight)],
  ['fontStyle', font.italic === undefined ? null : font.italic ? 'FontStyle.italic' : 'FontStyle.normal'],
  ['height', heightCode(font, around)],
  ['letterSpacing', font.spacing === undefined ? null : lengthCode(font.spacing, file)],
  ['decoration', DECORATIONS[font.decoration ?? ''] ?? null],
  ['fontFeatures', featuresCode(font)],
];

/** The colour of letters; the first of a gradient's where a part of a text has one. */
export const inkCode = ({ ink }: Look, file: DartValues): Code | null => {
  const paint = ink?.at(-1);
  if (paint?.kind === 'solid') return solidCode(paint, file);
  if (paint === undefined || paint.kind === 'image' || paint.kind === 'other') return null;
  const [stop] = paint.stops;
  if (stop === undefined) return null;
  return colourCode(stop.token === undefined ? { color: stop.color } : { color: stop.color, token: stop.token }, file);
};

export const styleCode = (look: Look, around: number, file: DartValues): Code | null => {
  const args: Args = [
    ...fontArgs(look.font ?? {}, around, file),
    ['color', inkCode(look, file)],
    ['shadows', shadowsCode('Shadow', look, file)],
  ];
  return args.every(([, code]) => code === null) ? null : call('TextStyle', args, CONSTANT);
};

/** A style of the design with the colour of the text; null for no style of the design. */
export const namedStyleCode = (name: string, look: Look, file: DartValues): Code => {
  const args: Args = [
    ['color', inkCode(look, file)],
    ['shadows', shadowsCode('Shadow', look, file)],
  ];
  file.uses.tokens = true;
  return args.every(([, code]) => code === null)
    ? `DesignTextStyles.${name}`
    : call(`DesignTextStyles.${name}.copyWith`, args);
};

/** The outline of letters, which lies behind them: half of it is covered where it is to lie outside. */
export const outlineStyle = (look: Look, file: DartValues): Code | null => {
  const { strokes } = look;
  const colour = strokeColour(strokes?.paints.at(-1), file);
  if (strokes === undefined || colour === null) return null;
  const width = num(plain(strokes.weight) * (strokes.align === 'outside' ? 2 : 1));
  const text = typeof colour === 'string' ? colour : 'text' in colour ? colour.text : '';
  const paint: Code = {
    kind: 'chain',
    base: 'Paint()',
    joint: '..',
    links: [
      'style = PaintingStyle.stroke',
      `strokeWidth = ${width}`,
      `color = ${text.startsWith('Color(') ? 'const ' : ''}${text}`,
    ],
  };
  return call('TextStyle', [...fontArgs(look.font ?? {}, plain(look.font?.size ?? 0), file), ['foreground', paint]]);
};
