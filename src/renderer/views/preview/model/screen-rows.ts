import type { Score, ScreenScore } from '#contract/code-gen/score';
import type { SemanticScreen } from '#contract/design/semantic-ast';

export type ScreenRow =
  | { readonly kind: 'heading'; readonly has: boolean; readonly count: number }
  | {
      readonly kind: 'screen';
      readonly screen: SemanticScreen;
      /** It has code. */
      readonly has: boolean;
      /** Null: its code was not looked at. */
      readonly score: ScreenScore | null;
    };

/** Screens that have code first, then those that have none yet. What was measured has code, in whatever stack. */
export const screenRows = (
  screens: readonly SemanticScreen[],
  shown: ReadonlySet<string>,
  score: Score | null,
): readonly ScreenRow[] => {
  const scores = new Map(score?.screens.map((one) => [one.screen, one]));
  return [true, false].flatMap((has): ScreenRow[] => {
    const list = screens.filter(({ id }) => (shown.has(id) || scores.has(id)) === has);
    if (list.length === 0) return [];
    return [
      { kind: 'heading', has, count: list.length },
      ...list.map((screen): ScreenRow => ({ kind: 'screen', screen, has, score: scores.get(screen.id) ?? null })),
    ];
  });
};
