import { Images } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Button } from '../../../components/button/button.tsx';
import { Badge } from '../../../components/feedback/badge.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { useApp, useView, useViewActions } from '../../../store/window-context.tsx';
import { pictureAddress } from '../board/board-screen.tsx';
import { type ClosePair, closePairs } from '../model/close-pairs.ts';
import { type ImageGroup, imageGroups, imageOrder } from '../model/image-groups.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { KnownLayers } from '../use-design.ts';
import { ClosePairs } from './close-pairs.tsx';
import styles from './dock.module.css';
import { useVerdict } from './use-verdict.ts';

export interface ImageGroupsProps {
  readonly view: SnapshotView;
  readonly known: KnownLayers;
}

const ROW = 44;

const useUsesText = (known: KnownLayers) => {
  const { t } = useTranslation();
  return (group: ImageGroup): string => {
    const count = group.uses.length;
    if (known.coversAll || known.isComplete) return t('ui.design.uses', { count });
    return t('ui.design.uses-so-far', { count });
  };
};

const GroupRow = ({ view, group, uses }: { view: SnapshotView; group: ImageGroup; uses: string }) => {
  const { t, i18n } = useTranslation();
  const why = `pictureReason.${group.reason}`;
  return (
    <>
      <span className={styles.thumb} data-empty={group.picture === null || undefined}>
        {group.picture === null ? null : (
          <img
            src={pictureAddress(view.base, group.picture)}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
          />
        )}
      </span>
      <span className={styles.words}>
        <code className={styles.key}>{visibleText(group.key)}</code>
        <span className={styles.note}>
          {uses}
          {group.reason === null ? '' : `, ${i18n.exists(why) ? t(why) : visibleText(group.reason)}`}
        </span>
      </span>
    </>
  );
};

/** Goes through the layers that use a picture, one with each press. */
const nextUse = (group: ImageGroup, current: string | null): ImageGroup['uses'][number] | undefined => {
  const at = group.uses.findIndex(({ node }) => node === current);
  return group.uses[(at + 1) % Math.max(1, group.uses.length)];
};

const GroupList = ({ view, known, groups }: ImageGroupsProps & { readonly groups: readonly ImageGroup[] }) => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const selected = useView(({ selection }) => selection.node);
  const usesText = useUsesText(known);
  return (
    <VirtualList
      label={t('ui.design.images')}
      rows={groups}
      heightOf={() => ROW}
      keyOf={({ key }) => key}
      nameOf={({ key }) => key}
      selectedKey={null}
      onChoose={(group) => {
        const use = nextUse(group, selected);
        if (use) select({ screen: use.screen, node: use.node });
      }}
      renderRow={(group) => <GroupRow view={view} group={group} uses={usesText(group)} />}
    />
  );
};

const Pairs = ({ view, pairs }: { readonly view: SnapshotView; readonly pairs: readonly ClosePair[] }) => {
  const singleKeys = useApp(({ settings }) => settings.singleKeys);
  const { isBusy, onVerdict } = useVerdict(view.name);
  return <ClosePairs view={view} pairs={pairs} isBusy={isBusy} singleKeys={singleKeys} onVerdict={onVerdict} />;
};

/** Pictures by key: those that look the same were made one. A press goes to a layer that shows it. */
export const ImageGroups = ({ view, known }: ImageGroupsProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const [showsPairs, setShowsPairs] = useState(false);
  const order = useMemo(() => imageOrder(view.imageMap), [view.imageMap]);
  const groups = useMemo(() => imageGroups(order, view.screens, known.indexes), [order, view.screens, known]);
  const pairs = useMemo(() => closePairs(view), [view]);
  const missing = groups.filter(({ picture }) => picture === null).length;
  return (
    <section className={styles.part} aria-label={t('ui.design.images')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('ui.design.images')}</h2>
        <span className={styles.figures}>
          {showsPairs
            ? t('ui.design.pairs-count', { count: pairs.length })
            : t('ui.design.images-count', { images: count(view.head.counts.images), groups: count(groups.length) })}
        </span>
        {missing > 0 ? <Badge tone="mod">{t('ui.design.images-missing', { count: missing })}</Badge> : null}
        {pairs.length > 0 ? (
          <Button size="bar" variant="quiet" aria-pressed={showsPairs} onPress={() => setShowsPairs(!showsPairs)}>
            {t(showsPairs ? 'ui.design.pairs-back' : 'ui.design.pairs-open', { count: pairs.length })}
          </Button>
        ) : null}
      </header>
      {showsPairs && pairs.length > 0 ? <Pairs view={view} pairs={pairs} /> : null}
      {!showsPairs && groups.length > 0 ? <GroupList view={view} known={known} groups={groups} /> : null}
      {groups.length === 0 ? (
        <EmptyState icon={Images} title={t('ui.design.no-images')} place="panel">
          {t('ui.design.no-images-text')}
        </EmptyState>
      ) : null}
    </section>
  );
};
