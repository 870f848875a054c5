import { difference } from '../differences.ts';
import type { DrawnColour } from '../expected/drawn-colours.ts';
import { counted } from '../figures.ts';
import type { LayerLines } from './layer-lines.ts';
import { literalsIn } from './literals.ts';
import type { NativeFigure } from './native-texts.ts';
import { type LineGroup, onceForEach } from './own-lines.ts';
import type { CodeFile } from './screen-code.ts';
import type { TokenNames } from './token-names.ts';

const DECLARED = /x:Key="([^"]+)"|`?(?<![\p{L}\p{N}_])([\p{L}_][\p{L}\p{N}_]*)`?\s*[:=]/u;

type Declared = ReadonlyMap<string, ReadonlySet<string>>;

const coloursIn = (line: string, framework: string): readonly string[] =>
  literalsIn(line, framework).flatMap(({ colour }) => (colour === null ? [] : [colour]));

/** What tokens stand for, in all of their modes. */
const declaredColours = (shared: readonly CodeFile[], framework: string): Declared => {
  const declared = new Map<string, Set<string>>();
  for (const line of shared.flatMap(({ lines }) => lines)) {
    const [, key, member] = DECLARED.exec(line) ?? [];
    const name = key ?? member;
    if (name === undefined) continue;
    const known = declared.get(name) ?? new Set();
    declared.set(name, known);
    for (const colour of coloursIn(line, framework)) known.add(colour);
  }
  return declared;
};

const shownBy = (
  { lines }: LineGroup,
  { names, declared, framework }: { names: TokenNames; declared: Declared; framework: string },
): ReadonlySet<string> =>
  new Set(
    lines.flatMap(({ text }) => [
      ...coloursIn(text, framework),
      ...names.usesIn(text).flatMap((name) => [...(declared.get(names.declaredAs(name)) ?? [])]),
    ]),
  );

/** Colours of the design that stand in the lines of their layers, or in the file of the tokens that these name. */
export const nativeColours = (
  all: readonly DrawnColour[],
  lines: LayerLines,
  { names, shared, framework }: { names: TokenNames; shared: readonly CodeFile[]; framework: string },
): NativeFigure => {
  const declared = declaredColours(shared, framework);
  const shown = onceForEach((group: LineGroup) => shownBy(group, { names, declared, framework }));
  const colours = all.filter(({ layer }) => lines.reach(layer) !== null);
  // The opacity of a paint is written apart.
  const isShown = ({ layer, colour, solid }: DrawnColour): boolean =>
    lines.reach(layer)?.some((group) => shown(group).has(colour) || shown(group).has(solid)) === true;
  const missing = colours.filter((colour) => !isShown(colour));
  return {
    figure: counted(colours.length - missing.length, colours.length, 'no-colours'),
    differences: missing.map(({ node, name, colour }) =>
      difference(
        { column: 'colours', word: 'colour-unwritten', params: { colour }, share: 1 / colours.length },
        { node, name },
      ),
    ),
  };
};
