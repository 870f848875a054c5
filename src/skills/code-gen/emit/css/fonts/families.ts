import type { StyledTree } from '../class-book.ts';
import type { Declaration, Declarations } from '../declarations.ts';
import { fontParts } from './font-parts.ts';

type View<T> = (piece: T) => StyledTree<T>;

/** How elements look, the outer before the inner. */
const stylesIn = <T>(roots: readonly T[], view: View<T>): Declarations[] =>
  roots.flatMap((root) => {
    const { style, variants, children } = view(root);
    return [style, ...variants.map((variant) => variant.style), ...stylesIn(children, view)];
  });

const fontOf = (style: Declarations): string | undefined => style.find(([property]) => property === 'font')?.[1];

const FEWEST_TEXTS = 2;

/**
 * The family that most texts have: it is said once, for all that is in the roots. Null where many have others, and where it
 * hangs on a token that stands for something else in places.
 */
export const sharedFamily = <T>(roots: readonly T[], view: View<T>): string | null => {
  const styles = stylesIn(roots, view);
  const families = styles.map(fontOf).flatMap((font) => (font === undefined ? [] : fontParts(font).family));
  const counts = Map.groupBy(families, (family) => family);
  const [most] = [...counts.values()].toSorted((a, b) => b.length - a.length);
  const [family] = most ?? [];
  if (most === undefined || family === undefined || most.length < FEWEST_TEXTS) return null;
  const isLocal = styles.some((style) =>
    style.some(([property]) => property.startsWith('--') && family.includes(`var(${property}`)),
  );
  return most.length * 2 > families.length && !isLocal ? family : null;
};

/** What a browser writes in letters of its own, whatever is around. */
const OWN_LETTERS = new Set(['button', 'input', 'select', 'textarea']);
const PLAIN_WEIGHT = '400';

interface Inheriting {
  readonly family: string;
  /** The plain weight is said, too: where something else would give another. */
  readonly weighed: boolean;
}

/** A font in the family that is around, less what needs no word. */
const relaxed = (style: Declarations, { family, weighed }: Inheriting): Declarations =>
  style.flatMap(([property, value]): readonly Declaration[] => {
    const font = property === 'font' ? fontParts(value) : null;
    if (font === null || font.family !== family) return [[property, value]];
    return [
      ['font-size', font.size],
      ['line-height', font.line],
      ...(weighed || font.weight !== PLAIN_WEIGHT ? [['font-weight', font.weight] as const] : []),
      ...(font.italic ? [['font-style', 'italic'] as const] : []),
    ];
  });

/** The look of elements that stand in a family. @param heavy whether headings are bold by themselves */
export const inFamily = <T>(view: View<T>, family: string | null, heavy: (tag: string) => boolean): View<T> => {
  if (family === null) return view;
  return (piece) => {
    const tree = view(piece);
    const font = fontOf(tree.style);
    if (OWN_LETTERS.has(tree.tag)) return tree;
    // A variant of a text in another family says all of its own; one that is upright beside italics has to say it, too.
    const isPlain = font !== undefined && fontParts(font).family === family && !fontParts(font).italic;
    const variants = tree.variants.map((variant) =>
      isPlain ? { ...variant, style: relaxed(variant.style, { family, weighed: true }) } : variant,
    );
    const isVaried = tree.variants.some((variant) => fontOf(variant.style) !== undefined);
    const isKept = isVaried && !isPlain;
    return {
      ...tree,
      style: isKept ? tree.style : relaxed(tree.style, { family, weighed: isVaried || heavy(tree.tag) }),
      variants,
    };
  };
};
