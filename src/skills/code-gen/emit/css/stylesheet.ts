import { ASSET } from '../markup/build-element.ts';
import type { CodeWriter } from '../text/code-writer.ts';
import { declarationLines } from '../text/declaration-lines.ts';
import { addressPath } from '../text/paths.ts';
import type { Rule } from './class-book.ts';

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

/** Writes rules of classes, an empty line between them. */
export const writeRules = (rules: readonly Rule[], file: string, writer: CodeWriter): void => {
  for (const [index, { selector, style, origins }] of rules.entries()) {
    if (index > 0) writer.line();
    writer.from(origins, () => {
      writer.line(`${selector} {`);
      writer.indented(() => {
        for (const [property, value] of style)
          for (const { text, deeper } of declarationLines(property, placed(value, file), writer.widthOf('')))
            writeDeeper(text, deeper, writer);
      });
      writer.line('}');
    });
  }
};
