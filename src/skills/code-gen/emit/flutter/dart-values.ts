import { readColour } from '#contract/design/colour-literal';
import type { Bound, Paint } from '#contract/design/semantic-ast';
import type { ProjectConstant } from '../../draft/project-facts.ts';
import type { Length, Sides } from '../../layout/layout-node.ts';
import { num } from '../css/declarations.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import type { ThemedGroup, TokenFields } from '../native/token-fields.ts';

/** What values of a file ask for: tokens by name, which are then imported. */
export interface DartValues {
  readonly fields: TokenFields;
  /** Groups of tokens that the build method reads from the theme. */
  readonly groups: Set<ThemedGroup>;
  readonly uses: { tokens: boolean };
  /** Files of the project whose constants are used. */
  readonly theirs: Set<string>;
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The name that a group of tokens has inside of a build method. */
export const groupVariable = ({ name }: ThemedGroup): string => lower(name);

const theirCode = ({ code, path }: ProjectConstant, file: DartValues): Code => {
  file.theirs.add(path);
  return code;
};

const tokenCode = (token: string, file: DartValues): Code | null => {
  const found = file.fields.find(token);
  if (found === undefined) return null;
  if (found.theirs !== undefined) return theirCode(found.theirs, file);
  file.uses.tokens = true;
  if (found.group === null) return `DesignTokens.${found.field.name}`;
  file.groups.add(found.group);
  return live(`${groupVariable(found.group)}.${found.field.name}`);
};

export const numberCode = (value: Bound<number>, file: DartValues): Code => {
  if (typeof value === 'number') return num(value);
  return tokenCode(value.token, file) ?? num(value.value);
};

export const lengthCode = (length: Length, file: DartValues): Code => numberCode(length, file);

interface Coloured {
  readonly color: string;
  readonly token?: string;
  readonly opacity?: number;
}

/** A literal of the adapter as it stands; what is no expression is not written into code. */
const LITERAL = /^(?:const )?Color(?:\.from(?:ARGB|RGBO))?\(\s*[\w.,:\s]*\)$/;

/** A constant expression for any literal: that of another adapter is read and written anew. */
export const colourLiteral = (literal: string): string => {
  if (LITERAL.test(literal)) return literal.replace(/^const /, '');
  const { r, g, b, a } = readColour(literal, 'flutter') ?? { r: 0, g: 0, b: 0, a: 1 };
  const hex = [a * 255, r, g, b].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('');
  return `Color(0x${hex})`;
};

const literalCode = (literal: string): Code => ({ kind: 'literal', text: colourLiteral(literal) });

/** A colour with the opacity of its paint. */
export const colourCode = ({ color, token, opacity = 1 }: Coloured, file: DartValues): Code => {
  const named = token === undefined ? null : tokenCode(token, file);
  const theirs = named === null ? file.fields.colour(color) : undefined;
  const code = named ?? (theirs === undefined ? literalCode(color) : theirCode(theirs, file));
  if (opacity === 1) return code;
  const own = readColour(color, 'flutter')?.a ?? 1;
  const alpha = own * opacity;
  if (alpha === own) return code;
  const text = typeof code === 'string' ? code : code.kind === 'live' ? code.text : `const ${colourLiteral(color)}`;
  return live(`${text}.withValues(alpha: ${num(alpha)})`);
};

export const solidCode = (paint: Extract<Paint, { kind: 'solid' }>, file: DartValues): Code =>
  colourCode(
    {
      color: paint.color,
      ...(paint.token === undefined ? {} : { token: paint.token }),
      ...(paint.opacity === undefined ? {} : { opacity: paint.opacity }),
    },
    file,
  );

const text = (code: Code): string => JSON.stringify(code);

const isZero = (code: Code): boolean => code === '0';

/** As few words as say the same. */
export const insetsCode = (sides: Sides, file: DartValues): Code => {
  const [top, right, bottom, left] = sides.map((side) => lengthCode(side, file)) as [Code, Code, Code, Code];
  const isEven = text(top) === text(bottom) && text(left) === text(right);
  const constant = { constant: true };
  if (isEven && text(top) === text(left)) return call('EdgeInsets.all', [[null, top]], constant);
  const given = (name: string, code: Code): [string, Code | null] => [name, isZero(code) ? null : code];
  if (isEven) return call('EdgeInsets.symmetric', [given('horizontal', left), given('vertical', top)], constant);
  const all = [given('left', left), given('top', top), given('right', right), given('bottom', bottom)];
  return call('EdgeInsets.only', all, constant);
};
