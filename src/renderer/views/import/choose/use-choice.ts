import { useMemo, useState } from 'react';
import type { DesignOutline } from '#contract/design/design-outline';
import type { ImportDraft } from '../../../store/draft-store.ts';
import { useDrafts } from '../../../store/window-context.tsx';
import { choiceOf, toggled } from './choice.ts';
import { namesOf, type OutlineRow, outlineRows } from './outline-rows.ts';
import type { KnownOutline } from './use-outline.ts';

type Pages = NonNullable<DesignOutline['pages']>;

const NO_PAGES: Pages = [];

export const pagesOf = ({ outline }: KnownOutline): Pages =>
  (outline.kind === 'ready' ? outline.value.pages : null) ?? NO_PAGES;

interface Folded {
  readonly query: string;
  readonly keys: ReadonlySet<string>;
}

const AS_AT_FIRST: Folded = { query: '', keys: new Set() };

/** Which pages are not as they were at first. A new search begins with none, and leaves those of the whole list alone. */
const useFolded = (query: string) => {
  const [all, setAll] = useState(AS_AT_FIRST);
  const [found, setFound] = useState(AS_AT_FIRST);
  const isSearch = query.trim() !== '';
  const { keys } = isSearch ? (found.query === query ? found : AS_AT_FIRST) : all;
  const fold = ({ key }: OutlineRow) => {
    const next = new Set(keys);
    if (!next.delete(key)) next.add(key);
    if (isSearch) setFound({ query, keys: next });
    else setAll({ query: '', keys: next });
  };
  return { keys, fold };
};

export const useRows = (pages: Pages, query: string) => {
  const names = useMemo(() => namesOf(pages), [pages]);
  const { keys, fold } = useFolded(query);
  const rows = useMemo(() => outlineRows(pages, { names, query }, keys), [pages, names, query, keys]);
  return { rows, fold };
};

/** The choice as it stands in the form, and the press on a tick. */
export const useChoice = (draft: ImportDraft, known: KnownOutline) => {
  const editImport = useDrafts((drafts) => drafts.editImport);
  const [isTooMany, setTooMany] = useState(false);
  const pages = pagesOf(known);
  const ids = useMemo(() => new Set(draft.choice?.of === known.of ? draft.choice.ids : []), [draft.choice, known.of]);
  const tick = (row: OutlineRow): void => {
    // What is shown is not the file that would be imported.
    if (known.isOld) return;
    const next = toggled(ids, row.kind === 'page' ? { page: row.page, layer: null } : row);
    setTooMany(next === null);
    if (next !== null) editImport({ choice: choiceOf(known.of, pages, next) });
  };
  const clear = (): void => {
    setTooMany(false);
    editImport({ choice: null });
  };
  return { ids, tick, clear, isTooMany };
};
