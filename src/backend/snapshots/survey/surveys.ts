import { foldText } from '#contract/design/fold-text';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { LayerAddress, LayersOfUse, SnapshotUses, UseKind } from '#contract/design/snapshot-view';
import { createPace } from '#workspace/files/pace';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';
import { TextBook } from './text-book.ts';
import { looseColoursOf, tokensOf } from './token-names.ts';
import { UseBook } from './use-book.ts';

/** A layer as the search sees it. */
export interface SurveyedLayer extends LayerAddress {
  /** Null for the root of a screen, which is found as a screen. */
  readonly name: string;
  readonly isRoot: boolean;
  readonly text: string | null;
  readonly foldedName: string;
  readonly foldedText: string | null;
}

/** What one walk over all layers of a snapshot tells. */
export interface Survey {
  readonly layers: readonly SurveyedLayer[];
  uses(): SnapshotUses;
  usesOf(of: UseKind, key: string): LayersOfUse;
}

export interface Surveys {
  /** Made once for a snapshot; only that of the last one is kept. @throws CodedError `snapshot-missing`, `design-unreadable` */
  of(reader: SnapshotReader): Promise<Survey>;
}

const NAME = 200;
/** Of a long text only the start is searched, so that memory stays in proportion to the layers. */
const TEXT = 500;
const TOLD = 5_000;

const surveyed = (node: SemanticNode, screen: string, isRoot: boolean): SurveyedLayer => {
  const name = String(node.name).slice(0, NAME);
  const characters = node.text?.characters.slice(0, TEXT) ?? null;
  const foldedName = foldText(name);
  return {
    screen,
    id: node.id,
    name,
    figmaType: node.figmaType,
    isRoot,
    text: characters,
    foldedName,
    foldedText: characters === null ? null : characters === name ? foldedName : foldText(characters),
  };
};

interface Books {
  readonly layers: SurveyedLayer[];
  readonly tokens: UseBook;
  readonly colours: UseBook;
  readonly texts: TextBook;
}

const note = (node: SemanticNode, layer: SurveyedLayer, books: Books): void => {
  const { screen, id, name, figmaType } = layer;
  const address = { screen, id, name, figmaType };
  books.layers.push(layer);
  for (const token of tokensOf(node)) books.tokens.add(token, address);
  for (const colour of looseColoursOf(node)) books.colours.add(colour, address);
  books.texts.add(node, address);
};

const makeSurvey = async (reader: SnapshotReader): Promise<Survey> => {
  const books: Books = { layers: [], tokens: new UseBook(), colours: new UseBook(), texts: new TextBook() };
  const pace = createPace();
  for (const { id: screen } of await reader.screens()) {
    const root = await reader.root(screen);
    const open = root === null ? [] : [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      note(node, surveyed(node, screen, node === root), books);
      for (let at = (node.children?.length ?? 0) - 1; at >= 0; at -= 1) open.push(node.children?.[at] as SemanticNode);
      if (pace.isDue()) await pace.rest();
    }
  }
  const { layers, tokens, colours, texts } = books;
  const byKind = { token: tokens, colour: colours, text: texts };
  return {
    layers,
    uses: () => ({ tokens: tokens.counts(TOLD), colours: colours.counts(TOLD), texts: texts.list() }),
    usesOf: (of, key) => byKind[of].of(key),
  };
};

export const createSurveys = (): Surveys => {
  let last: { readonly dir: string; readonly survey: Promise<Survey> } | null = null;
  return {
    of: (reader) => {
      if (last?.dir === reader.dir) return last.survey;
      const made = { dir: reader.dir, survey: makeSurvey(reader) };
      last = made;
      made.survey.catch(() => {
        if (last === made) last = null;
      });
      return made.survey;
    },
  };
};
