import { AppWindow, FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CanvasClient } from '#contract/canvas/canvas-port';
import { Button } from '../../../components/button/button.tsx';
import { ListRow } from '../../../components/list/list-row.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useCommand, useViewActions } from '../../../store/window-context.tsx';
import styles from './connection.module.css';

const Row = ({ clientId, label }: CanvasClient) => {
  const { t } = useTranslation();
  const command = useCommand();
  const { showFigma } = useViewActions();
  const copy = async () => {
    if (await command('sandbox.open', { client: clientId })) showFigma('sandbox');
  };
  const name = visibleText(label);
  return (
    <li>
      <ListRow
        icon={AppWindow}
        title={name}
        note={<code>{clientId}</code>}
        end={
          <Button
            size="bar"
            icon={FlaskConical}
            aria-label={`${t('ui.sandbox.copy')}: ${name}`}
            onPress={() => void copy()}
          >
            {t('ui.sandbox.copy')}
          </Button>
        }
      />
    </li>
  );
};

/** Windows of Figma in which the plugin is open. */
export const WindowList = ({ clients }: { readonly clients: readonly CanvasClient[] }) => {
  const { t } = useTranslation();
  return (
    <section className={styles.section} aria-labelledby="figma-windows">
      <h2 id="figma-windows">{t('ui.bridge.windows', { count: clients.length })}</h2>
      {clients.length === 0 ? (
        <p className={styles.quiet}>{t('ui.bridge.no-windows')}</p>
      ) : (
        <ul className={styles.windows}>
          {clients.map((client) => (
            <Row key={client.clientId} {...client} />
          ))}
        </ul>
      )}
    </section>
  );
};
