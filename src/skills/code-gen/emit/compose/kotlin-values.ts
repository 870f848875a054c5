import { readColour } from '#contract/design/colour-literal';
import type { Bound, Paint } from '#contract/design/semantic-ast';
import type { ProjectConstant } from '../../draft/project-facts.ts';
import type { Length } from '../../layout/layout-node.ts';
import { num } from '../css/declarations.ts';
import type { TokenFields } from '../native/token-fields.ts';

/** What values of a file ask for: tokens by name, which are then imported. */
export interface KotlinValues {
  readonly fields: TokenFields;
  /** Names of the theme's file that are used. */
  readonly theme: Set<string>;
  /** Constants of the project that are used, by what is imported. */
  readonly theirs: Set<string>;
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const theirText = ({ code, imported }: ProjectConstant, file: KotlinValues): string => {
  if (imported !== undefined) file.theirs.add(imported);
  return code;
};

/** `DesignTheme.colorTokens.x` for what a theme changes, `DesignTokens.x` for what it does not. */
const tokenText = (token: string, file: KotlinValues): { readonly text: string; readonly kind: string } | null => {
  const found = file.fields.find(token);
  if (found === undefined) return null;
  if (found.theirs !== undefined) return { text: theirText(found.theirs, file), kind: found.field.kind };
  const owner = found.group === null ? 'DesignTokens' : 'DesignTheme';
  file.theme.add(owner);
  const at = found.group === null ? '' : `.${lower(found.group.name)}`;
  return { text: `${owner}${at}.${found.field.name}`, kind: found.field.kind };
};

const signed = (value: number, unit: string): string =>
  value < 0 ? `(${num(value)}).${unit}` : `${num(value)}.${unit}`;

export const dp = (value: number): string => signed(value, 'dp');

export const lengthText = (length: Length, file: KotlinValues): string => {
  if (typeof length === 'number') return dp(length);
  const token = tokenText(length.token, file);
  if (token === null) return dp(length.value);
  return token.kind === 'number' ? `${token.text}.dp` : token.text;
};

/** Sizes of letters grow with what the user asks for. */
export const fontLengthText = (length: Length, file: KotlinValues): string => {
  if (typeof length === 'number') return signed(length, 'sp');
  const token = tokenText(length.token, file);
  if (token === null) return signed(length.value, 'sp');
  return token.kind === 'number' ? `${token.text}.sp` : `${token.text}.value.sp`;
};

export const float = (value: number): string => `${num(value)}f`;

export const numberText = (value: Bound<number>, file: KotlinValues): string => {
  if (typeof value === 'number') return float(value);
  const token = tokenText(value.token, file);
  return token === null || token.kind !== 'number' ? float(value.value) : token.text;
};

/** A literal of the adapter as it stands; what is no expression is not written into code. */
const LITERAL = /^Color\(\s*[\w.,=\s]*\)$/;

/** An expression for any literal: that of another adapter is read and written anew. */
export const colourLiteral = (literal: string): string => {
  if (LITERAL.test(literal)) return literal;
  const { r, g, b, a } = readColour(literal, 'compose') ?? { r: 0, g: 0, b: 0, a: 1 };
  const hex = [a * 255, r, g, b].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('');
  return `Color(0x${hex.toUpperCase()})`;
};

interface Coloured {
  readonly color: string;
  readonly token?: string;
  readonly opacity?: number;
}

/** A colour with the opacity of its paint. */
export const colourText = ({ color, token, opacity = 1 }: Coloured, file: KotlinValues): string => {
  const named = token === undefined ? null : (tokenText(token, file)?.text ?? null);
  const theirs = named === null ? file.fields.colour(color) : undefined;
  const text = named ?? (theirs === undefined ? colourLiteral(color) : theirText(theirs, file));
  if (opacity === 1) return text;
  const own = readColour(color, 'compose')?.a ?? 1;
  return own * opacity === own ? text : `${text}.copy(alpha = ${float(own * opacity)})`;
};

const optional = ({ color, token, opacity }: { color: string; token?: string; opacity?: number }): Coloured => ({
  color,
  ...(token === undefined ? {} : { token }),
  ...(opacity === undefined ? {} : { opacity }),
});

export const solidText = (paint: Extract<Paint, { kind: 'solid' }>, file: KotlinValues): string =>
  colourText(optional(paint), file);
