import { ENTRIES_TOLD, type LintedLayer, linted, type PossibleCopy, type ScreenLint } from '../screen-lint.ts';
import type { LintNode } from '../walk-screen.ts';
import type { Shape, Shapes } from './shapes.ts';

/** Below that, frames of the same name and build are no proof of anything. */
const SMALLEST = 4;

const keyOf = (name: string, { inside }: Shape): string => `${inside} ${name.trim().slice(0, 200)}`;

/** Names that say nothing: two frames may share them by chance. */
const EMPTY_NAME = /^(frame|group|container|content|wrapper|box|row|column|component|instance)?[\s\d.]*$/i;

const isFrame = ({ node, inComponent, parent }: LintNode): boolean =>
  node.figmaType === 'FRAME' && !inComponent && parent !== null && node.screenshot === undefined;

const partNames = ({ node }: LintNode): readonly string[] => (node.component?.kind === 'component' ? [node.name] : []);

/**
 * Frames that have the name of a component and hold the same layers in the same order: a copy that was detached, or made
 * before the component was.
 */
export const possibleCopies = (seen: readonly LintNode[], shapes: Shapes): Pick<ScreenLint, 'parts' | 'copies'> => {
  const parts = new Set<string>();
  const copies: PossibleCopy[] = [];
  for (const at of seen) {
    const shape = shapes.get(at);
    if (shape === undefined || shape.size < SMALLEST) continue;
    const { figmaType, name } = at.node;
    if ((figmaType !== 'FRAME' && at.node.component === undefined) || EMPTY_NAME.test(name)) continue;
    if (parts.size < ENTRIES_TOLD) for (const name of partNames(at)) parts.add(keyOf(name, shape));
    if (isFrame(at) && copies.length < ENTRIES_TOLD)
      copies.push({ key: keyOf(at.node.name, shape), layer: linted(at.node) as LintedLayer });
  }
  return { parts: [...parts], copies };
};
