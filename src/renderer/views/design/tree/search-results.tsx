import { Frame, Palette, Type } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useFormat } from '../../../format/use-format.ts';
import styles from '../design-navigator.module.css';
import { type Hit, searchDesign } from '../model/search.ts';
import { LayerIcon } from '../parts/layer-icon.tsx';
import { VirtualList, type VirtualListHandle } from '../parts/virtual-list.tsx';
import { VisibleName } from '../parts/visible-name.tsx';
import { type KnownLayers, useKnownLayers } from '../use-design.ts';

export interface SearchResultsProps {
  readonly view: SnapshotView;
  readonly query: string;
  readonly selectedNode: string | null;
  onChoose(hit: Hit): void;
  readonly handle: Ref<VirtualListHandle>;
}

type Row =
  | { readonly kind: 'heading'; readonly of: Hit['kind']; readonly count: number }
  | { readonly kind: 'hit'; readonly hit: Hit };

const KINDS = ['screen', 'layer', 'text', 'token'] as const;
const LONGEST = 120;

const withHeadings = (hits: readonly Hit[]): readonly Row[] =>
  KINDS.flatMap((kind): Row[] => {
    const own = hits.filter((hit) => hit.kind === kind);
    if (own.length === 0) return [];
    return [{ kind: 'heading', of: kind, count: own.length }, ...own.map((hit): Row => ({ kind: 'hit', hit }))];
  });

const keyOf = (row: Row): string => {
  if (row.kind === 'heading') return `heading ${row.of}`;
  const { hit } = row;
  if (hit.kind === 'screen') return `screen ${hit.screen.id}`;
  return hit.kind === 'token' ? `token ${hit.collection}/${hit.name}` : hit.layer.node.id;
};

const nameOf = (row: Row): string | null => {
  if (row.kind === 'heading') return null;
  const { hit } = row;
  if (hit.kind === 'screen') return hit.screen.name;
  if (hit.kind === 'token') return hit.name;
  return hit.kind === 'text' ? (hit.layer.node.text?.characters ?? '') : hit.layer.node.name;
};

const HitRow = ({ hit }: { readonly hit: Hit }) => {
  const words = (name: string, note: string) => (
    <span className={styles.words}>
      <span className={styles.name}>
        <VisibleName text={name.replace(/\s+/g, ' ').slice(0, LONGEST)} />
      </span>
      <span className={styles.note}>
        <VisibleName text={note} />
      </span>
    </span>
  );
  switch (hit.kind) {
    case 'screen':
      return (
        <>
          <Icon of={Frame} size={14} className={styles.icon} />
          {words(hit.screen.name, hit.screen.page)}
        </>
      );
    case 'layer':
      return (
        <>
          <LayerIcon node={hit.layer.node} className={styles.icon} />
          {words(hit.layer.node.name, hit.screen.name)}
        </>
      );
    case 'text':
      return (
        <>
          <Icon of={Type} size={14} className={styles.icon} />
          {words(hit.layer.node.text?.characters ?? '', hit.screen.name)}
        </>
      );
    case 'token':
      return (
        <>
          <Icon of={Palette} size={14} className={styles.icon} />
          {words(hit.name, hit.collection)}
        </>
      );
  }
};

const Reach = ({
  known,
  more,
  total,
}: {
  readonly known: KnownLayers;
  readonly more: number;
  readonly total: number;
}) => {
  const { t } = useTranslation();
  const lines = [
    more > 0 ? t('ui.design.more-hits', { count: more }) : null,
    known.coversAll || known.isComplete ? null : t('ui.design.searched-some', { done: known.indexes.size, total }),
  ].filter((line) => line !== null);
  return lines.length > 0 ? <p className={styles.foot}>{lines.join(' ')}</p> : null;
};

/** What was found of screens, layers, texts and tokens, each with where it is. */
export const SearchResults = ({ view, query, selectedNode, onChoose, handle }: SearchResultsProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const known = useKnownLayers(view);
  const found = useMemo(
    () => searchDesign({ screens: view.screens, indexes: known.indexes, variables: view.variables }, query),
    [view, known, query],
  );
  const rows = useMemo(() => withHeadings(found.hits), [found]);
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState icon={Type} title={t('ui.design.nothing-found')} place="panel">
          {t('ui.design.nothing-found-text')}
        </EmptyState>
      ) : (
        <VirtualList
          handle={handle}
          label={t('ui.design.found')}
          rows={rows}
          heightOf={(row) => (row.kind === 'heading' ? 30 : 44)}
          keyOf={keyOf}
          nameOf={nameOf}
          selectedKey={selectedNode}
          onChoose={(row) => {
            if (row.kind === 'hit') onChoose(row.hit);
          }}
          renderRow={(row) =>
            row.kind === 'heading' ? (
              <>
                <span className={styles.page}>{t(`ui.design.found-${row.of}`)}</span>
                <span className={styles.count}>{count(row.count)}</span>
              </>
            ) : (
              <HitRow hit={row.hit} />
            )
          }
        />
      )}
      <Reach known={known} more={found.more} total={view.screens.length} />
    </>
  );
};
