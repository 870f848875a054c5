import { CloudAlert, Frame, Palette, Type } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotHit, SnapshotView } from '#contract/design/snapshot-view';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useSearch } from '../../../store/use-search.ts';
import styles from '../design-navigator.module.css';
import { type HitRow, hitKey, hitName, hitRows } from '../model/hit-rows.ts';
import { LayerIcon } from '../parts/layer-icon.tsx';
import { VirtualList, type VirtualListHandle } from '../parts/virtual-list.tsx';
import { VisibleName } from '../parts/visible-name.tsx';

export interface SearchResultsProps {
  readonly view: SnapshotView;
  readonly query: string;
  readonly selectedNode: string | null;
  onChoose(hit: SnapshotHit): void;
  readonly handle: Ref<VirtualListHandle>;
}

const LONGEST = 120;
const HEADING = 30;
const TWO_LINES = 44;

const Words = ({ name, note }: { readonly name: string; readonly note: string }) => (
  <span className={styles.words}>
    <span className={styles.name}>
      <VisibleName text={name.replace(/\s+/g, ' ').slice(0, LONGEST)} />
    </span>
    {note === '' ? null : (
      <span className={styles.note}>
        <VisibleName text={note} />
      </span>
    )}
  </span>
);

const HitView = ({ hit }: { readonly hit: SnapshotHit }) => {
  switch (hit.kind) {
    case 'screen':
      return (
        <>
          <Icon of={Frame} size={14} className={styles.icon} />
          <Words name={hit.name} note={hit.page} />
        </>
      );
    case 'token':
      return (
        <>
          <Icon of={Palette} size={14} className={styles.icon} />
          <Words name={hit.name} note={hit.collection} />
        </>
      );
    case 'layer':
      return (
        <>
          <LayerIcon node={hit} className={styles.icon} />
          <Words name={hit.name} note="" />
        </>
      );
    case 'text':
      return (
        <>
          <Icon of={Type} size={14} className={styles.icon} />
          <Words name={hit.text} note={hit.name === hit.text ? '' : hit.name} />
        </>
      );
  }
};

const RowView = ({ row }: { readonly row: HitRow }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  if (row.kind === 'hit') return <HitView hit={row.hit} />;
  return (
    <>
      <span className={styles.page}>
        {row.kind === 'heading' ? t(`ui.design.found-${row.of}`) : <VisibleName text={row.name} />}
      </span>
      <span className={styles.count}>{count(row.count)}</span>
    </>
  );
};

const heightOf = (row: HitRow): number => (row.kind === 'hit' ? TWO_LINES : HEADING);

/** What was found of screens, tokens, layers and texts in all of the snapshot, screen by screen. */
export const SearchResults = ({ view, query, selectedNode, onChoose, handle }: SearchResultsProps) => {
  const { t } = useTranslation();
  const found = useSearch(view.name, query);
  const rows = useMemo(() => (found.kind === 'ready' ? hitRows(found.value.hits, view.screens) : []), [found, view]);
  if (found.kind === 'failed') {
    return (
      <EmptyState icon={CloudAlert} title={t('ui.design.unreadable')} place="panel">
        {found.failure.message}
      </EmptyState>
    );
  }
  if (found.kind !== 'ready') return <Skeleton rows={8} label={t('ui.design.searching')} />;
  if (rows.length === 0) {
    return (
      <EmptyState icon={Type} title={t('ui.design.nothing-found')} place="panel">
        {t('ui.design.nothing-found-text')}
      </EmptyState>
    );
  }
  return (
    <>
      <VirtualList
        handle={handle}
        label={t('ui.design.found')}
        rows={rows}
        heightOf={heightOf}
        keyOf={hitKey}
        nameOf={hitName}
        selectedKey={selectedNode}
        onChoose={(row) => {
          if (row.kind === 'hit') onChoose(row.hit);
        }}
        renderRow={(row) => <RowView row={row} />}
      />
      {found.value.more > 0 ? (
        <p className={styles.foot}>{t('ui.design.more-hits', { count: found.value.more })}</p>
      ) : null}
    </>
  );
};
