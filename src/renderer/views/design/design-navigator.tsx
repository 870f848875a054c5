import { ListCollapse, ListTree } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotHit, SnapshotView } from '#contract/design/snapshot-view';
import { IconButton } from '../../components/button/icon-button.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { useView, useViewActions } from '../../store/window-context.tsx';
import styles from './design-navigator.module.css';
import { FilterField } from './parts/filter-field.tsx';
import type { VirtualListHandle } from './parts/virtual-list.tsx';
import { VisibleName } from './parts/visible-name.tsx';
import { LayerTree, type TreeFolding } from './tree/layer-tree.tsx';
import { ScreenList } from './tree/screen-list.tsx';
import { SearchResults } from './tree/search-results.tsx';
import { useChosenScreen, useDesign, useKeptLayers } from './use-design.ts';

interface PartProps {
  readonly view: SnapshotView;
  readonly screen: SemanticScreen | null;
}

const markedLayers = (view: SnapshotView): ReadonlySet<string> =>
  new Set(
    (view.lint ?? []).filter(({ severity }) => severity !== 'info').flatMap(({ nodes }) => nodes.map(({ id }) => id)),
  );

const Layers = ({ view, screen }: PartProps) => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const [folding, setFolding] = useState<TreeFolding | null>(null);
  const selected = useView(({ selection }) => selection.node);
  const index = useKeptLayers(view.name, screen?.id ?? null);
  const marked = useMemo(() => markedLayers(view), [view]);
  if (!screen) return null;
  return (
    <div className={styles.layers}>
      <div className={styles.head}>
        <span className={styles.headName}>
          <VisibleName text={screen.name} />
        </span>
        <span className={styles.headTools}>
          <IconButton
            icon={ListTree}
            label={t('ui.design.open-all')}
            size="bar"
            onPress={() => setFolding({ kind: 'open-all' })}
          />
          <IconButton
            icon={ListCollapse}
            label={t('ui.design.close-all')}
            size="bar"
            onPress={() => setFolding({ kind: 'close-all' })}
          />
        </span>
      </div>
      {index && index.layers.length <= 1 ? <p className={styles.foot}>{t('ui.design.no-layers')}</p> : null}
      {index ? (
        <LayerTree
          key={`${view.name}/${screen.id}`}
          label={t('ui.design.layers-of', { name: visibleText(screen.name) })}
          index={index}
          selected={selected}
          marked={marked}
          folding={folding}
          onSelect={(node) => select({ screen: screen.id, node })}
          onOpen={(node) => select({ screen: screen.id, node })}
        />
      ) : (
        <Skeleton rows={8} label={t('ui.design.reading-layers')} />
      )}
    </div>
  );
};

const Found = ({
  view,
  query,
  handle,
}: {
  view: SnapshotView;
  query: string;
  handle: React.Ref<VirtualListHandle>;
}) => {
  const { select } = useViewActions();
  const selected = useView(({ selection }) => selection.node);
  const choose = (hit: SnapshotHit) => {
    if (hit.kind === 'screen') select({ screen: hit.screen, node: null });
    else if (hit.kind !== 'token') select({ screen: hit.screen, node: hit.id });
  };
  return <SearchResults view={view} query={query} selectedNode={selected} onChoose={choose} handle={handle} />;
};

/** Navigator on the Design tab: a filter over all of it, the screens by page, the layers of the chosen screen. */
export const DesignNavigator = () => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const loaded = useDesign();
  const view = loaded.kind === 'ready' ? loaded.value : null;
  const screen = useChosenScreen(view);
  const [query, setQuery] = useState('');
  const settled = useDeferredValue(query);
  const results = useRef<VirtualListHandle>(null);
  return (
    <div className={styles.navigator}>
      <div className={styles.filter}>
        <FilterField
          label={t('ui.design.filter')}
          placeholder={t('ui.design.filter-hint')}
          value={query}
          onChange={setQuery}
          onLeave={() => results.current?.focus()}
        />
      </div>
      {!view && loaded.kind !== 'failed' ? <Skeleton rows={10} label={t('ui.design.reading')} /> : null}
      {view && settled.trim() !== '' ? <Found view={view} query={settled} handle={results} /> : null}
      {view && settled.trim() === '' ? (
        <>
          <ScreenList
            screens={view.screens}
            chosen={screen}
            onChoose={({ id }) => select({ screen: id, node: null })}
          />
          <Layers view={view} screen={screen} />
        </>
      ) : null}
    </div>
  );
};
