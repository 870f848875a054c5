import { type Extension, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** Where a note of the window stands: an element of the text, which React fills. */
export interface NotePlace {
  readonly key: string;
  readonly line: number;
  readonly element: HTMLElement;
}

class NoteWidget extends WidgetType {
  readonly place: NotePlace;

  constructor(place: NotePlace) {
    super();
    this.place = place;
  }

  override eq(other: NoteWidget): boolean {
    return other.place.element === this.place.element;
  }

  override toDOM(): HTMLElement {
    return this.place.element;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const setPlaces = StateEffect.define<readonly NotePlace[]>();

const decorations = (doc: Text, places: readonly NotePlace[]): DecorationSet =>
  RangeSet.of(
    places.map((place) => {
      const at = place.line < 1 ? 0 : doc.line(Math.min(place.line, doc.lines)).to;
      return Decoration.widget({ widget: new NoteWidget(place), block: true, side: place.line < 1 ? -2 : 1 }).range(at);
    }),
    true,
  );

const placesField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (now, transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setPlaces));
    return set ? decorations(transaction.state.doc, set.value) : now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const lineNotes: Extension = placesField;

export const isNote = (widget: WidgetType): boolean => widget instanceof NoteWidget;

export const putNotes = (view: EditorView, places: readonly NotePlace[]): void =>
  view.dispatch({ effects: setPlaces.of(places) });
