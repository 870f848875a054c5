import { Palette } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { foldText } from '#contract/fold-text';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Note } from '../../../components/feedback/note.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { type TokenCollection, tokenTables } from '../model/token-table.ts';
import { FilterField } from '../parts/filter-field.tsx';
import { TokenTable } from './token-table.tsx';
import styles from './tokens.module.css';

const keeping = (tables: readonly TokenCollection[], query: string): readonly TokenCollection[] => {
  const wanted = foldText(query.trim());
  if (wanted === '') return tables;
  return tables
    .map((table) => ({
      ...table,
      rows: table.rows.filter(({ name }) => foldText(`${table.name}/${name}`).includes(wanted)),
    }))
    .filter(({ rows }) => rows.length > 0);
};

/** The tokens of the snapshot: a table per collection, a column per mode. */
export const TokensTab = ({ view }: { readonly view: SnapshotView }) => {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const tables = useMemo(() => tokenTables(view.variables), [view]);
  const shown = useMemo(() => keeping(tables, query), [tables, query]);
  const reason = view.head.variablesReason;
  if (tables.length === 0) {
    return (
      <EmptyState icon={Palette} title={t('ui.design.no-tokens')}>
        {reason === null
          ? t('ui.design.no-tokens-text')
          : t('ui.design.tokens-reason', { reason: visibleText(reason) })}
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.tools}>
        <FilterField
          label={t('ui.design.filter-tokens')}
          placeholder={t('ui.design.filter-tokens')}
          value={query}
          onChange={setQuery}
        />
      </div>
      {reason === null ? null : (
        <div className={styles.note}>
          <Note icon={Palette} tone="mod">
            {t('ui.design.tokens-reason', { reason: visibleText(reason) })}
          </Note>
        </div>
      )}
      <TokenTable tables={shown} framework={view.head.framework} />
    </div>
  );
};
