import { FileJson, Files, FileX, SearchX } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignOutline } from '#contract/design/design-outline';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import { useFormat } from '../../../format/use-format.ts';
import type { ImportDraft } from '../../../store/draft-store.ts';
import { useDrafts } from '../../../store/window-context.tsx';
import { FilterField } from '../../design/parts/filter-field.tsx';
import { allLayers, choiceOf, toggled } from './choice.ts';
import styles from './choose.module.css';
import { ChosenLine } from './chosen-line.tsx';
import { namesOf, type OutlineRow, outlineRows } from './outline-rows.ts';
import { ScreenTree, type ScreenTreeHandle } from './screen-tree.tsx';
import { type KnownOutline, useOutline } from './use-outline.ts';

type Pages = NonNullable<DesignOutline['pages']>;

const NO_PAGES: Pages = [];

const pagesOf = ({ outline }: KnownOutline): Pages =>
  (outline.kind === 'ready' ? outline.value.pages : null) ?? NO_PAGES;

/** Size, pages and layers of the file. */
const Facts = ({ known }: { readonly known: KnownOutline }) => {
  const { t } = useTranslation();
  const { bytes, count } = useFormat();
  if (known.outline.kind !== 'ready') return <p className={styles.facts} />;
  const { value } = known.outline;
  const layers = allLayers(value);
  const parts = [
    bytes(value.bytes),
    ...(value.pages === null
      ? []
      : [
          t('ui.import.choose.pages', { count: value.pages.length, shown: count(value.pages.length) }),
          t('ui.count.layers', { count: layers, shown: count(layers) }),
        ]),
  ];
  return <p className={styles.facts}>{parts.join(' · ')}</p>;
};

/** What stands where the tree stands when there is none. */
const NoTree = ({ known, query }: { readonly known: KnownOutline; readonly query: string }) => {
  const { t } = useTranslation();
  const { outline } = known;
  switch (outline.kind) {
    case 'none':
      return (
        <EmptyState icon={FileJson} title={t('ui.import.choose.none')} place="panel">
          {t('ui.import.choose.none-text')}
        </EmptyState>
      );
    case 'loading':
      return <Skeleton rows={7} label={t('ui.import.choose.reading')} />;
    case 'failed':
      return (
        <EmptyState icon={FileX} title={t('ui.import.choose.failed')} place="panel">
          {outline.failure.message}
        </EmptyState>
      );
    case 'ready':
      return outline.value.pages === null ? (
        <EmptyState icon={Files} title={t('ui.import.choose.whole')} place="panel">
          {t('ui.import.choose.whole-text')}
        </EmptyState>
      ) : (
        <EmptyState icon={SearchX} title={t('ui.import.choose.not-found')} place="panel">
          {t('ui.import.choose.not-found-text', { query })}
        </EmptyState>
      );
  }
};

/** Which pages are not as they were at first; a new search begins with none. */
const useFolded = (query: string) => {
  const [folded, setFolded] = useState<{ readonly query: string; readonly keys: ReadonlySet<string> }>({
    query: '',
    keys: new Set(),
  });
  const keys = folded.query === query ? folded.keys : new Set<string>();
  const fold = ({ key }: OutlineRow) => {
    const next = new Set(keys);
    if (!next.delete(key)) next.add(key);
    setFolded({ query, keys: next });
  };
  return { keys, fold };
};

const useRows = (pages: Pages, query: string) => {
  const names = useMemo(() => namesOf(pages), [pages]);
  const { keys, fold } = useFolded(query);
  const rows = useMemo(() => outlineRows(pages, { names, query }, keys), [pages, names, query, keys]);
  return { rows, fold };
};

/** The choice as it stands in the form, and the press on a tick. */
const useChoice = (draft: ImportDraft, known: KnownOutline) => {
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

const Scope = ({ count, onAll }: { readonly count: number; onAll(): void }) => {
  const { t } = useTranslation();
  return (
    <Segmented
      label={t('ui.import.choose.title')}
      options={[
        { value: 'all', label: t('ui.import.choose.all') },
        { value: 'chosen', label: t('ui.import.choose.chosen'), count, isDisabled: count === 0 },
      ]}
      value={count === 0 ? 'all' : 'chosen'}
      onChange={(value) => {
        if (value === 'all') onAll();
      }}
    />
  );
};

const Columns = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.columns} aria-hidden>
      <span className={styles.name}>{t('ui.import.choose.column-name')}</span>
      <span className={styles.size}>{t('ui.import.choose.column-size')}</span>
      <span className={styles.layers}>{t('ui.import.choose.column-layers')}</span>
    </div>
  );
};

/** What a saved file holds, before it is imported: pages and what stands on them, all of it or what is ticked. */
export const ChooseScreens = ({ draft }: { readonly draft: ImportDraft }) => {
  const { t } = useTranslation();
  const known = useOutline(draft.sourcePath.trim());
  const pages = pagesOf(known);
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const { rows, fold } = useRows(pages, query);
  const { ids, tick, clear, isTooMany } = useChoice(draft, known);
  const tree = useRef<ScreenTreeHandle>(null);
  const shown = known.outline.kind === 'ready' && known.outline.value.pages !== null ? rows : [];
  return (
    <section className={styles.choose} aria-label={t('ui.import.choose.title')}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <h2>{t('ui.import.choose.title')}</h2>
          <Facts known={known} />
        </div>
        <Scope count={ids.size} onAll={clear} />
      </div>
      <div className={styles.search}>
        <FilterField
          label={t('ui.import.choose.search')}
          placeholder={t('ui.import.choose.search')}
          value={typed}
          onChange={setTyped}
          onLeave={() => tree.current?.focus()}
        />
      </div>
      <div className={styles.body} data-old={known.isOld || undefined} aria-busy={known.isOld}>
        <Columns />
        {shown.length > 0 ? (
          <ScreenTree
            label={t('ui.import.choose.tree')}
            rows={shown}
            ids={ids}
            onTick={tick}
            onFold={fold}
            handle={tree}
          />
        ) : (
          <NoTree known={known} query={query} />
        )}
      </div>
      <ChosenLine known={known} ids={ids} isTooMany={isTooMany} />
    </section>
  );
};
