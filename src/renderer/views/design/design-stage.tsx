import { CloudAlert, Layers, Minus, Plus } from 'lucide-react';
import { startTransition, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Button } from '../../components/button/button.tsx';
import { IconButton } from '../../components/button/icon-button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { type TabItem, Tabs } from '../../components/layout/tabs.tsx';
import { useChosenSnapshot } from '../../store/use-snapshot.ts';
import { useWindow } from '../../store/window-context.tsx';
import { Board, contentOf } from './board/board.tsx';
import { type BoardLayout, layoutBoard } from './board/board-layout.ts';
import { type BoardStore, createBoardStore } from './board/board-store.ts';
import { CompareTab } from './compare/compare-tab.tsx';
import styles from './design-stage.module.css';
import { Dock, DockPlace, type DockProps } from './dock/dock.tsx';
import { LintTab } from './lint/lint-tab.tsx';
import { TextStylesTab } from './tokens/text-styles-tab.tsx';
import { TokensTab } from './tokens/tokens-tab.tsx';
import { useDesign, useKnownLayers } from './use-design.ts';

const NO_SCREENS: SnapshotView['screens'] = [];

type StageTab = 'board' | 'tokens' | 'texts' | 'lint' | 'compare';

const ZoomTools = ({ store, layout }: { readonly store: BoardStore; readonly layout: BoardLayout }) => {
  const { t } = useTranslation();
  const zoom = useStore(store, ({ camera }) => Math.round(camera.zoom * 100));
  return (
    <>
      <IconButton icon={Minus} label={t('ui.design.zoom-out')} keys="-" size="bar" onPress={() => store.step(-1)} />
      <Button
        size="bar"
        variant="quiet"
        onPress={() => store.fit(contentOf(layout))}
        aria-label={t('ui.design.zoom-fit', { zoom })}
      >
        <span className={styles.zoom}>{`${zoom} %`}</span>
      </Button>
      <IconButton icon={Plus} label={t('ui.design.zoom-in')} keys="+" size="bar" onPress={() => store.step(1)} />
    </>
  );
};

/** Beyond so many screens or images a part of the page comes after the other, each in its own turn. */
const MANY_SCREENS = 200;
const MANY_IMAGES = 1_000;

const isLarge = ({ screens, head }: SnapshotView): boolean =>
  screens.length > MANY_SCREENS || head.counts.imageKeys > MANY_IMAGES;

/** What a board of unknown size is taken for. */
const USUAL = 1.6;

/**
 * Rows are broken for the place that the board has; a small change of it breaks nothing anew. A large design is laid out
 * only once its place is known, in a turn of its own.
 */
const useBoardLayout = (view: SnapshotView) => {
  const [aspect, setAspect] = useState<number | null>(null);
  const large = isLarge(view);
  const onPlace = useCallback(
    ({ width, height }: { width: number; height: number }) => {
      const next = Math.max(0.4, Math.min(5, width / height));
      const change = () =>
        setAspect((before) => (before !== null && Math.abs(Math.log(next / before)) < 0.2 ? before : next));
      if (large) startTransition(change);
      else change();
    },
    [large],
  );
  const screens = large && aspect === null ? NO_SCREENS : view.screens;
  const layout = useMemo(() => layoutBoard(screens, aspect ?? USUAL), [screens, aspect]);
  return { layout, onPlace };
};

const LateDock = ({ view, known, onLint }: DockProps) => {
  const late = useDeferredValue<SnapshotView | null>(view, isLarge(view) ? null : view);
  return late === view ? <Dock view={view} known={known} onLint={onLint} /> : <DockPlace />;
};

const Content = ({ view }: { readonly view: SnapshotView }) => {
  const { t } = useTranslation();
  const [tab, setTab] = useState<StageTab>('board');
  const [store] = useState(createBoardStore);
  const { layout, onPlace } = useBoardLayout(view);
  const known = useKnownLayers(view);
  const tokens = useMemo(() => new Set(view.variables.map(({ id }) => id)).size, [view]);
  const onShow = () => setTab('board');
  const items: TabItem<StageTab>[] = [
    { value: 'board', label: t('ui.design.board') },
    { value: 'tokens', label: t('ui.design.tokens'), count: tokens },
    { value: 'texts', label: t('ui.design.text-styles') },
    { value: 'lint', label: t('ui.design.lint'), count: view.lint?.length },
    { value: 'compare', label: t('ui.compare.title') },
  ];
  return (
    <Tabs
      label={t('ui.design.views')}
      items={items}
      value={tab}
      onChange={(value) => setTab(value)}
      end={tab === 'board' ? <ZoomTools store={store} layout={layout} /> : null}
    >
      {tab === 'board' ? (
        <>
          <Board view={view} layout={layout} store={store} onPlace={onPlace} />
          {/* The lists below the board come after it: both at once would hold up the window in a large design. */}
          <LateDock view={view} known={known} onLint={() => setTab('lint')} />
        </>
      ) : null}
      {tab === 'tokens' ? <TokensTab view={view} onShow={onShow} /> : null}
      {tab === 'compare' ? <CompareTab snapshot={view.name} onShow={onShow} /> : null}
      {tab === 'lint' ? <LintTab key={view.name} view={view} onShow={onShow} /> : null}
      {tab === 'texts' ? <TextStylesTab view={view} onShow={onShow} /> : null}
    </Tabs>
  );
};

/** The lists of the navigator come first. */
const LateContent = ({ view }: { readonly view: SnapshotView }) => {
  const { t } = useTranslation();
  const late = useDeferredValue<SnapshotView | null>(view, isLarge(view) ? null : view);
  return late ? <Content view={late} /> : <Skeleton rows={6} label={t('ui.design.reading')} />;
};

/** Stage on the Design tab: the board with its dock, the tokens, the text styles. */
export const DesignStage = () => {
  const { t } = useTranslation();
  const { snapshots } = useWindow();
  const name = useChosenSnapshot();
  const loaded = useDesign();
  switch (loaded.kind) {
    case 'none':
    case 'loading':
      return <Skeleton rows={6} label={t('ui.design.reading')} />;
    case 'failed':
      return (
        <EmptyState
          icon={CloudAlert}
          title={t('ui.design.unreadable')}
          action={
            name === null ? null : (
              <Button onPress={() => snapshots.getState().retry(name)}>{t('ui.design.read-again')}</Button>
            )
          }
        >
          {loaded.failure.message}
        </EmptyState>
      );
    case 'ready':
      return loaded.value.screens.length === 0 ? (
        <EmptyState icon={Layers} title={t('ui.design.no-screens')}>
          {t('ui.design.no-screens-text')}
        </EmptyState>
      ) : (
        <LateContent key={loaded.value.name} view={loaded.value} />
      );
  }
};
