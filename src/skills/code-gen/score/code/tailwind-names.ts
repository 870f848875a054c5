import { isOfTheme } from '../../emit/tailwind/theme-names.ts';
import type { Namespace } from '../../emit/tailwind/values.ts';

/** Utilities that look their names up in a part of the theme. */
const ROOTS: Readonly<Record<Namespace, RegExp>> = {
  '--color':
    /^(?:bg|text|border(?:-[trblxyse])?|outline|ring|fill|stroke|shadow|from|via|to|decoration|divide|caret|accent)$/,
  '--spacing':
    /^-?(?:[pm][trblxyse]?|gap(?:-[xy])?|w|h|size|(?:min|max)-[wh]|top|right|bottom|left|start|end|inset(?:-[xy])?|basis|indent|space-[xy]|translate-[xy])$/,
  '--radius': /^rounded(?:-(?:[trblse]|tl|tr|br|bl|ss|se|es|ee))?$/,
  '--text': /^text$/,
  '--font': /^font$/,
  '--font-weight': /^font$/,
  '--leading': /^leading$/,
  '--tracking': /^tracking$/,
};
const NAMESPACES = Object.keys(ROOTS) as Namespace[];

const SHORT = /\((?:[a-z-]+:)?(--[\w\p{L}\p{N}-]+)/gu;
const LONGEST_WORD = 300;

/** `hover:!bg-ink/50` → `bg-ink` */
const bare = (word: string): string =>
  word
    .slice(word.lastIndexOf(':') + 1)
    .replaceAll('!', '')
    .replace(/\/.*$/, '');

const namedBy = (word: string, themed: ReadonlySet<string>): string[] => {
  const names: string[] = [];
  for (let at = word.indexOf('-', 1); at > 0; at = word.indexOf('-', at + 1)) {
    const [root, suffix] = [word.slice(0, at), word.slice(at + 1)];
    for (const namespace of NAMESPACES)
      if (themed.has(`${namespace}-${suffix}`) && ROOTS[namespace].test(root)) names.push(`${namespace}-${suffix}`);
  }
  return names;
};

/**
 * Finds the custom properties that utilities of Tailwind in a line use: `bg-ink` the one of the theme, `p-(--gap)` any.
 * @param names of all custom properties there are
 */
export const utilityUses = (names: readonly string[]): ((line: string) => readonly string[]) => {
  const themed = new Set(names.filter(isOfTheme));
  return (line) => [
    ...[...line.matchAll(SHORT)].map(([, name = '']) => name),
    ...line
      .split(/[\s"'`{}]+/)
      .filter((word) => word.includes('-') && word.length <= LONGEST_WORD)
      .flatMap((word) => namedBy(bare(word), themed)),
  ];
};
