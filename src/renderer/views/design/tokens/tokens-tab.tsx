import { Palette } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '#contract/design/fold-text';
import type { SnapshotUses, SnapshotView } from '#contract/design/snapshot-view';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Note } from '../../../components/feedback/note.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { type TokenCollection, tokenTables } from '../model/token-table.ts';
import { FilterField } from '../parts/filter-field.tsx';
import { LayerUses } from '../parts/layer-uses.tsx';
import { readyValue } from '../use-design.ts';
import { ColourList } from './colour-list.tsx';
import { TokenTable, tokenKey } from './token-table.tsx';
import styles from './tokens.module.css';
import { useUses } from './use-uses.ts';

const keeping = (tables: readonly TokenCollection[], query: string): readonly TokenCollection[] => {
  const wanted = foldText(query.trim());
  if (wanted === '') return tables;
  return tables
    .map((table) => ({
      ...table,
      rows: table.rows.filter(({ name }) => foldText(tokenKey(table.name, name)).includes(wanted)),
    }))
    .filter(({ rows }) => rows.length > 0);
};

type Part = 'tokens' | 'colours';
type Chosen = { readonly of: 'token' | 'colour'; readonly key: string };

const Tokens = ({ view, tables, uses, chosen, onChoose }: PartProps) => {
  const { t } = useTranslation();
  const reason = view.head.variablesReason;
  const counts = useMemo(() => (uses ? new Map(uses.tokens.map(({ key, count }) => [key, count])) : null), [uses]);
  if (tables === null) {
    return (
      <EmptyState icon={Palette} title={t('ui.design.no-tokens')} place="panel">
        {reason === null
          ? t('ui.design.no-tokens-text')
          : t('ui.design.tokens-reason', { reason: visibleText(reason) })}
      </EmptyState>
    );
  }
  return (
    <>
      {reason === null ? null : (
        <div className={styles.note}>
          <Note icon={Palette} tone="mod">
            {t('ui.design.tokens-reason', { reason: visibleText(reason) })}
          </Note>
        </div>
      )}
      <TokenTable
        tables={tables}
        framework={view.head.framework}
        counts={counts}
        chosen={chosen?.of === 'token' ? chosen.key : null}
        onChoose={(key) => onChoose({ of: 'token', key })}
      />
    </>
  );
};

interface PartProps {
  readonly view: SnapshotView;
  /** Null where the design has none. */
  readonly tables: readonly TokenCollection[] | null;
  readonly uses: SnapshotUses | null;
  readonly chosen: Chosen | null;
  onChoose(chosen: Chosen): void;
}

const Colours = ({ view, uses, chosen, onChoose }: PartProps) => {
  const { t } = useTranslation();
  if (uses === null) return <Skeleton rows={8} label={t('ui.design.reading-layers')} />;
  return (
    <ColourList
      colours={uses.colours}
      framework={view.head.framework}
      chosen={chosen?.of === 'colour' ? chosen.key : null}
      onChoose={(key) => onChoose({ of: 'colour', key })}
    />
  );
};

export interface TokensTabProps {
  readonly view: SnapshotView;
  onShow(): void;
}

/** The tokens of the snapshot with where they are used, and the colours that no token stands behind. */
export const TokensTab = ({ view, onShow }: TokensTabProps) => {
  const { t } = useTranslation();
  const [part, setPart] = useState<Part>('tokens');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const uses = readyValue(useUses(view));
  const tables = useMemo(() => tokenTables(view.variables), [view]);
  const shown = useMemo(() => keeping(tables, query), [tables, query]);
  const props = { view, tables: tables.length === 0 ? null : shown, uses, chosen, onChoose: setChosen };
  return (
    <div className={styles.page}>
      <div className={styles.tools}>
        <Segmented
          label={t('ui.design.tokens')}
          size="bar"
          value={part}
          onChange={(value) => {
            setPart(value);
            setChosen(null);
          }}
          options={[
            { value: 'tokens', label: t('ui.design.tokens') },
            { value: 'colours', label: t('ui.design.loose-colours'), ...(uses ? { count: uses.colours.length } : {}) },
          ]}
        />
        {part === 'tokens' && tables.length > 0 ? (
          <div className={styles.search}>
            <FilterField
              label={t('ui.design.filter-tokens')}
              placeholder={t('ui.design.filter-tokens')}
              value={query}
              onChange={setQuery}
            />
          </div>
        ) : null}
      </div>
      <div className={styles.split}>
        <div className={styles.columns}>
          <div className={styles.main}>{part === 'tokens' ? <Tokens {...props} /> : <Colours {...props} />}</div>
          {chosen ? (
            <LayerUses
              view={view}
              of={chosen.of}
              useKey={chosen.key}
              title={chosen.key}
              onShow={onShow}
              onClose={() => setChosen(null)}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
};
