import { ASSET } from '../markup/build-element.ts';
import type { CodeWriter } from '../text/code-writer.ts';
import { declarationLines } from '../text/declaration-lines.ts';
import { addressPath } from '../text/paths.ts';
import type { Rule } from './class-book.ts';
import { type Declarations, sidesOf } from './declarations.ts';

const ADDRESS = new RegExp(`url\\('${ASSET}([^']*)'\\)`, 'g');

/** Addresses of assets as seen from the style sheet. */
const placed = (value: string, file: string): string =>
  value.replaceAll(ADDRESS, (_, path: string) => `url('${addressPath(file, decodeURIComponent(path))}')`);

/** Assets that a style needs, by path. */
export const assetsIn = (value: string): string[] =>
  [...value.matchAll(ADDRESS)].map(([, path]) => decodeURIComponent(path as string));

const writeDeeper = (text: string, deeper: number, writer: CodeWriter): void => {
  if (deeper === 0) writer.line(text);
  else writer.indented(() => writeDeeper(text, deeper - 1, writer));
};

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** Distances to all edges in one; what begins in a corner and is as large as the whole keeps none. */
const withInset = (style: Declarations): Declarations => {
  const own = new Map(style);
  const sides = SIDES.map((side) => own.get(side));
  const isWhole = own.get('width') === '100%' && own.get('height') === '100%' && own.get('position') === 'absolute';
  const isCorner = own.get('top') === '0' && own.get('left') === '0' && isWhole;
  const inset = isCorner ? '0' : sides.every((side) => side !== undefined) ? sidesOf(sides) : null;
  if (inset === null) return style;
  return style.flatMap(([property, value]): Declarations => {
    if (property === 'top') return [['inset', inset]];
    return SIDES.some((side) => side === property) ? [] : [[property, value]];
  });
};

/** Writes rules of classes, an empty line between them. */
export const writeRules = (rules: readonly Rule[], file: string, writer: CodeWriter): void => {
  for (const [index, { selector, style, origins }] of rules.entries()) {
    if (index > 0) writer.line();
    writer.from(origins, () => {
      writer.line(`${selector} {`);
      writer.indented(() => {
        for (const [property, value] of withInset(style))
          for (const { text, deeper } of declarationLines(property, placed(value, file), writer.widthOf('')))
            writeDeeper(text, deeper, writer);
      });
      writer.line('}');
    });
  }
};
