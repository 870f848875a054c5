import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { useLink, useWindow } from '../../store/window-context.tsx';
import styles from './connecting.module.css';

/** Before the first state has come: nothing for a moment, then what is missing and how to go on. */
export const Connecting = () => {
  const { t } = useTranslation();
  const link = useLink();
  const { reconnect } = useWindow();
  return (
    <main className={styles.connecting}>
      {link === 'lost' ? (
        <EmptyState
          icon={Unplug}
          title={t('ui.link.unreachable')}
          action={<Button onPress={reconnect}>{t('ui.link.try-now')}</Button>}
        >
          {t('ui.link.unreachable-text')}
        </EmptyState>
      ) : (
        <p className={styles.wait} role="status">
          {t('ui.link.connecting')}
        </p>
      )}
    </main>
  );
};
