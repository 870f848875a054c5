import { useTranslation } from 'react-i18next';
import { PanelSection } from '../../components/layout/panel.tsx';
import { SnapshotList } from '../snapshots/snapshot-list.tsx';
import styles from './later-navigator.module.css';

/** Navigator of a step that has nothing yet: what it will list, and the snapshots there are. */
export const LaterNavigator = ({ tab }: { readonly tab: 'changes' }) => {
  const { t } = useTranslation();
  return (
    <>
      <PanelSection title={t(`ui.flow.${tab}`)} isInset>
        <p className={styles.note}>{t(`ui.later.${tab}.navigator`)}</p>
      </PanelSection>
      <SnapshotList />
    </>
  );
};
