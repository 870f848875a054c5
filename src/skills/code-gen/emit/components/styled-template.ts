import type { StyledTree } from '../css/class-book.ts';
import { isHeading } from '../css/classes/spots.ts';
import type { Declarations } from '../css/declarations.ts';
import { inFamily } from '../css/fonts/families.ts';
import { type Held, withoutIdle } from '../css/idle.ts';
import { wordsOf } from '../names/words.ts';
import { withResets } from './resets.ts';
import type { Template, TemplateElement } from './template.ts';
import { type Branch, isPart } from './tree.ts';

/** Classes of the pieces of a file; parts of a text have their own. */
export type Classed = Template | Branch;

const branchesIn = (template: Template): readonly Classed[] => {
  if (template.kind === 'use') return template.slots.flatMap(([, pieces]) => pieces);
  const { content } = template;
  if (content.kind === 'children') return content.children;
  return content.kind === 'text' ? content.branches.filter(isPart) : [];
};

const NOTHING = {
  words: [],
  hints: [],
  tag: '',
  said: [],
  style: [],
  variants: [],
  origins: [],
  children: [],
} as const;

const MOST_SAID = 3;

const saidIn = (branches: readonly Branch[]): string[] =>
  wordsOf(branches.map((branch) => (branch.kind === 'text' ? branch.text : ' ')).join(''), MOST_SAID);

const saidBy = (piece: Template): string[] =>
  piece.kind === 'element' && piece.content.kind === 'text' ? saidIn(piece.content.branches) : [];

const heldBy = ({ content }: TemplateElement): Held => ({
  elements: content.kind === 'children' ? content.children.length : null,
  isLine: content.kind === 'text' && content.branches.every(({ kind }) => kind === 'text'),
});

const styledBranch = (branch: Branch): StyledTree<Classed> =>
  isPart(branch)
    ? {
        words: branch.words,
        hints: [],
        tag: branch.tag,
        said: saidIn(branch.children),
        style: branch.style,
        variants: [],
        origins: [branch.origin],
        children: branch.children.filter(isPart),
      }
    : NOTHING;

const isTemplate = (piece: Classed): piece is Template => 'condition' in piece;

/** The look of an element with what browsers do by themselves taken back. */
export type Reset = (tag: string, style: Declarations) => Declarations;

/** How a piece of a component looks, for classes. */
export const styledBy =
  (reset: Reset) =>
  (piece: Classed): StyledTree<Classed> => {
    if (!isTemplate(piece)) return styledBranch(piece);
    const { words, variants, origins } = piece;
    const tag = piece.kind === 'use' ? '' : piece.tag;
    const style = piece.kind === 'use' ? piece.style : reset(tag, withoutIdle(piece.style, heldBy(piece)));
    return { words, hints: [], tag, said: saidBy(piece), style, variants, origins, children: branchesIn(piece) };
  };

/** How a piece looks where a style sheet resets what the browser does. */
export const styledWith = (borderBox: boolean, family: string | null): ((piece: Classed) => StyledTree<Classed>) =>
  inFamily(
    styledBy((tag, style) => withResets(tag, style, borderBox)),
    family,
    isHeading,
  );

/** Words of variants anywhere below: classes that the root wears. */
export const collectWords = (template: Template): string[] => [
  ...template.variants.flatMap(({ classes }) => classes),
  ...branchesIn(template).flatMap((piece) => (isTemplate(piece) ? collectWords(piece) : [])),
];
