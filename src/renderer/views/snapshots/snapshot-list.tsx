import { useTranslation } from 'react-i18next';
import type { StatusSnapshot } from '#contract/snapshot';
import { SNAPSHOTS_KEPT } from '#contract/snapshot-name';
import { PanelSection } from '../../components/layout/panel.tsx';
import { List } from '../../components/list/list.tsx';
import { ListRow } from '../../components/list/list-row.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useNow } from '../../format/use-now.ts';
import { visibleText } from '../../format/visible-text.ts';
import { snapshotsOf, useChosenSnapshotRow } from '../../store/use-snapshot.ts';
import { useApp, useViewActions } from '../../store/window-context.tsx';
import styles from './snapshot-list.module.css';
import { SnapshotPicture } from './snapshot-picture.tsx';
import { snapshotTitle } from './snapshot-title.ts';

const Row = ({ snapshot, isChosen, now }: { snapshot: StatusSnapshot; isChosen: boolean; now: number }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { chooseSnapshot, show } = useViewActions();
  const { screens, nodes } = snapshot.counts;
  return (
    <ListRow
      title={visibleText(snapshotTitle(snapshot))}
      picture={<SnapshotPicture name={snapshot.name} isChosen={isChosen} />}
      note={t('ui.snapshots.note', {
        day: format.day(Date.parse(snapshot.createdAt), now),
        screens: t('ui.count.screens', { count: screens, shown: format.count(screens) }),
        layers: t('ui.count.layers', { count: nodes, shown: format.count(nodes) }),
      })}
      isSelected={isChosen}
      onPress={() => {
        chooseSnapshot(snapshot.name);
        show('design');
      }}
    />
  );
};

/** Every snapshot of the workspace, newest first; a press looks at it. */
export const SnapshotList = () => {
  const { t } = useTranslation();
  const snapshots = useApp(snapshotsOf);
  const chosen = useChosenSnapshotRow();
  const now = useNow(false);
  return (
    <PanelSection
      title={t('ui.snapshots.title')}
      end={t('ui.snapshots.kept', { count: snapshots.length, most: SNAPSHOTS_KEPT })}
    >
      <List>
        {snapshots.map((snapshot) => (
          <li key={snapshot.name}>
            <Row snapshot={snapshot} isChosen={snapshot.name === chosen?.name} now={now} />
          </li>
        ))}
      </List>
      <p className={styles.note}>{snapshots.length === 0 ? t('ui.snapshots.none-text') : t('ui.snapshots.about')}</p>
    </PanelSection>
  );
};
