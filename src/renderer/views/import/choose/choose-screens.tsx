import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDraft } from '../../../store/draft-store.ts';
import { FilterField } from '../../design/parts/filter-field.tsx';
import styles from './choose.module.css';
import { ChosenLine } from './chosen-line.tsx';
import { NoTree } from './no-tree.tsx';
import { OutlineHead } from './outline-head.tsx';
import { ScreenTree, type ScreenTreeHandle } from './screen-tree.tsx';
import { pagesOf, useChoice, useRows } from './use-choice.ts';
import { useOutline } from './use-outline.ts';

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
      <OutlineHead known={known} count={ids.size} onAll={clear} />
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
