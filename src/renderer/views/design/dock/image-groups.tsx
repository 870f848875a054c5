import { Images } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Badge } from '../../../components/feedback/badge.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { useView, useViewActions } from '../../../store/window-context.tsx';
import { pictureAddress } from '../board/board-screen.tsx';
import { type ImageGroup, imageGroups } from '../model/image-groups.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { KnownLayers } from '../use-design.ts';
import styles from './dock.module.css';

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

/** Pictures by key: those that look the same were made one. A press goes to a layer that shows it. */
export const ImageGroups = ({ view, known }: ImageGroupsProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { select } = useViewActions();
  const selected = useView(({ selection }) => selection.node);
  const usesText = useUsesText(known);
  const groups = useMemo(() => imageGroups(view.imageMap, view.screens, known.indexes), [view, known]);
  const missing = groups.filter(({ picture }) => picture === null).length;
  return (
    <section className={styles.part} aria-label={t('ui.design.images')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('ui.design.images')}</h2>
        <span className={styles.figures}>
          {t('ui.design.images-count', { images: count(view.head.counts.images), groups: count(groups.length) })}
        </span>
        {missing > 0 ? <Badge tone="mod">{t('ui.design.images-missing', { count: missing })}</Badge> : null}
      </header>
      {groups.length === 0 ? (
        <EmptyState icon={Images} title={t('ui.design.no-images')} place="panel">
          {t('ui.design.no-images-text')}
        </EmptyState>
      ) : (
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
      )}
    </section>
  );
};
