import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { LineRange } from '../line-note.ts';

const REGION = Decoration.line({ class: 'cm-region' });

const setRegions = StateEffect.define<readonly LineRange[]>();

const linesOf = ({ start, end }: LineRange, most: number): number[] =>
  Array.from({ length: Math.max(0, Math.min(end, most) - start + 1) }, (_, index) => start + index);

/** Lines that are marked. */
export const regionField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (now, { effects, state: { doc } }) => {
    const set = effects.find((effect) => effect.is(setRegions));
    if (!set) return now;
    const lines = new Set(set.value.flatMap((region) => linesOf(region, doc.lines)));
    return RangeSet.of(
      [...lines].map((line) => REGION.range(doc.line(line).from)),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks lines instead of those that were, and scrolls to the first of them. */
export const showRegions = (view: EditorView, regions: readonly LineRange[]): void => {
  const first = regions[0];
  const at = first && first.start <= view.state.doc.lines ? view.state.doc.line(first.start).from : null;
  const scroll = at === null ? [] : [EditorView.scrollIntoView(at, { y: 'center' })];
  view.dispatch({ effects: [setRegions.of(regions), ...scroll] });
};
