import type { Effect } from '#contract/design/semantic-ast';
import { plain } from '../../layout/layout-node.ts';
import { num } from '../css/declarations.ts';
import { type Code, call } from '../native/code/code-tree.ts';
import type { Font, Look } from '../native/facets.ts';
import { brushCode, type KotlinPaints } from './kotlin-brush.ts';
import { kotlinString } from './kotlin-text.ts';
import { colourText, float, fontLengthText, solidText } from './kotlin-values.ts';

export interface KotlinFonts extends KotlinPaints {
  readonly families: ReadonlyMap<string, string>;
}

const DECORATIONS: Readonly<Record<string, string>> = {
  UNDERLINE: 'TextDecoration.Underline',
  STRIKETHROUGH: 'TextDecoration.LineThrough',
  NONE: 'TextDecoration.None',
};

const weightText = (weight: number): string =>
  `FontWeight.W${Math.min(900, Math.max(100, Math.round((Number.isFinite(weight) ? weight : 400) / 100) * 100))}`;

const familyText = (family: string, file: KotlinFonts): string | null => {
  const name = file.families.get(family);
  if (name === undefined) return null;
  file.theme.add('DesignFonts');
  return `DesignFonts.${name}`;
};

const featuresText = ({ features = {} }: Font): string | null => {
  const known = Object.entries(features).filter(([tag]) => /^[A-Za-z0-9]{4}$/.test(tag));
  return known.length === 0
    ? null
    : kotlinString(known.map(([tag, value]) => `'${tag.toLowerCase()}' ${Math.round(value)}`).join(', '));
};

type Args = [string, Code | null][];

/** @param whole false for a part of a text, whose lines are as high as those of the whole */
export const fontArgs = (font: Font, whole: boolean, file: KotlinFonts): Args => [
  ['fontFamily', font.family === undefined ? null : familyText(font.family, file)],
  ['fontSize', font.size === undefined ? null : fontLengthText(font.size, file)],
  ['fontWeight', font.weight === undefined ? null : weightText(font.weight)],
  ['fontStyle', font.italic === undefined ? null : font.italic ? 'FontStyle.Italic' : 'FontStyle.Normal'],
  ['lineHeight', !whole || font.line == null ? null : `${num(font.line)}.sp`],
  ['letterSpacing', font.spacing === undefined ? null : fontLengthText(font.spacing, file)],
  ['textDecoration', DECORATIONS[font.decoration ?? ''] ?? null],
  ['fontFeatureSettings', featuresText(font)],
];

/** The colour of letters, or the brush that shines through them. */
export const inkArgs = ({ ink }: Look, file: KotlinFonts): Args => {
  const paint = ink?.at(-1);
  if (paint === undefined || paint.kind === 'image' || paint.kind === 'other') return [];
  if (paint.kind === 'solid') return [['color', solidText(paint, file)]];
  return [['brush', brushCode(paint, file)]];
};

const shadowArg = ({ effects = [] }: Look, file: KotlinFonts): Args => {
  const shadow = effects.find(
    (effect): effect is Extract<Effect, { kind: 'drop-shadow' | 'inner-shadow' }> => effect.kind === 'drop-shadow',
  );
  if (shadow === undefined) return [];
  const { x, y, blur, color, token } = shadow;
  return [
    [
      'shadow',
      call('Shadow', [
        [null, colourText(token === undefined ? { color } : { color, token }, file)],
        [null, `Offset(${float(plain(x))}, ${float(plain(y))})`],
        [null, float(plain(blur))],
      ]),
    ],
  ];
};

/** A style written out, or one of the design with what is special here. */
export const styleCode = (look: Look, named: string | undefined, file: KotlinFonts): Code | null => {
  const own = [...inkArgs(look, file), ...shadowArg(look, file)];
  if (named !== undefined) {
    file.theme.add('DesignTextStyles');
    return own.every(([, code]) => code === null)
      ? `DesignTextStyles.${named}`
      : call(`DesignTextStyles.${named}.copy`, own);
  }
  const args = [...fontArgs(look.font ?? {}, true, file), ...own];
  return args.every(([, code]) => code === null) ? null : call('TextStyle', args);
};

/** What a part of a text has of its own. */
export const spanStyle = (look: Look, file: KotlinFonts): Code =>
  call('SpanStyle', [...fontArgs(look.font ?? {}, false, file), ...inkArgs(look, file)]);
