import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useApp, useCommand } from '../../../store/window-context.tsx';
import styles from './sandbox.module.css';

/** No sandbox yet: what it is, and how one begins. */
export const StartSandbox = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const bridge = useApp((app) => app.bridge);
  const isBusy = useApp(({ sandbox }) => sandbox.isBusy);
  const clients = bridge.kind === 'on' ? bridge.clients : [];
  return (
    <EmptyState
      icon={FlaskConical}
      title={t('ui.sandbox.none')}
      action={
        <span className={styles.starts}>
          {clients.map(({ clientId, label }) => (
            <Button
              key={clientId}
              isDisabled={isBusy}
              onPress={() => void command('sandbox.open', { client: clientId })}
            >
              {t('ui.sandbox.copy-of', { name: visibleText(label) })}
            </Button>
          ))}
          <Button isDisabled={isBusy} onPress={() => void command('sandbox.open', { client: null })}>
            {t('ui.sandbox.start-empty')}
          </Button>
        </span>
      }
    >
      {t(isBusy ? 'ui.sandbox.copying' : 'ui.sandbox.none-text')}
    </EmptyState>
  );
};
