import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuEntry } from '../../components/overlay/menu.tsx';
import { useFormat } from '../../format/use-format.ts';
import { visibleText } from '../../format/visible-text.ts';
import { snapshotsOf, useChosenSnapshotRow } from '../../store/use-snapshot.ts';
import { useApp, useViewActions } from '../../store/window-context.tsx';
import { snapshotTitle } from '../snapshots/snapshot-title.ts';
import styles from './switcher.module.css';
import { Switcher } from './switcher.tsx';

/** One entry per snapshot, the chosen one marked. */
export const useSnapshotEntries = (): MenuEntry[] => {
  const { t } = useTranslation();
  const format = useFormat();
  const snapshots = useApp(snapshotsOf);
  const chosen = useChosenSnapshotRow();
  const { chooseSnapshot, show } = useViewActions();
  return snapshots.map((snapshot) => ({
    id: `snapshot:${snapshot.name}`,
    label: visibleText(snapshotTitle(snapshot)),
    note: t('ui.snapshots.row', {
      day: format.day(Date.parse(snapshot.createdAt), Date.now()),
      count: snapshot.counts.screens,
    }),
    icon: Layers,
    isChosen: snapshot.name === chosen?.name,
    onPress: () => {
      chooseSnapshot(snapshot.name);
      show('design');
    },
  }));
};

/** Which snapshot is looked at; absent while there is none. */
export const SnapshotMenu = () => {
  const { t } = useTranslation();
  const entries = useSnapshotEntries();
  const chosen = useChosenSnapshotRow();
  if (!chosen) return null;
  const name = visibleText(snapshotTitle(chosen));
  return (
    <>
      <span className={styles.slash} aria-hidden>
        /
      </span>
      <Menu
        label={t('ui.snapshots.title')}
        groups={[{ id: 'snapshots', title: t('ui.snapshots.title'), entries }]}
        trigger={<Switcher icon={Layers} name={name} label={t('ui.snapshots.menu-of', { name })} />}
      />
    </>
  );
};
