import type { Paint } from '#contract/design/semantic-ast';

const isCovering = (paint: Paint | undefined): boolean =>
  paint?.kind === 'solid' && (paint.opacity ?? 1) === 1 && paint.blendMode === undefined;

/** Below the uppermost paint another one is seen: what has one colour alone cannot say so. */
export const showsSeveral = (paints: readonly Paint[]): boolean => paints.length > 1 && !isCovering(paints.at(-1));
