import { CircleAlert, Plug, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BridgeState } from '#contract/canvas/canvas-port';
import { Button } from '../../../components/button/button.tsx';
import { Note } from '../../../components/feedback/note.tsx';
import { Spinner } from '../../../components/feedback/spinner.tsx';
import { FormPage } from '../../../components/layout/form-page.tsx';
import { useApp, useCommand } from '../../../store/window-context.tsx';
import { PromptBox } from '../prompt/prompt-box.tsx';
import styles from './connection.module.css';
import { PluginSteps } from './plugin-steps.tsx';
import { WindowList } from './window-list.tsx';

/** The state in words, and what to do about it. */
const State = ({ bridge }: { readonly bridge: BridgeState }) => {
  const { t } = useTranslation();
  switch (bridge.kind) {
    case 'off':
      return <p className={styles.state}>{t('ui.bridge.state.off')}</p>;
    case 'starting':
      return (
        <p className={styles.state} role="status">
          <Spinner /> {t('ui.bridge.state.starting')}
        </p>
      );
    case 'on':
      return (
        <p className={styles.state} role="status">
          {t('ui.bridge.state.on', { port: bridge.port })}
        </p>
      );
    case 'failed':
      return (
        <Note icon={CircleAlert} tone="del" isLive>
          {bridge.message} {t('ui.bridge.state.failed-next')}
        </Note>
      );
  }
};

const Switch = ({ bridge }: { readonly bridge: BridgeState }) => {
  const { t } = useTranslation();
  const command = useCommand();
  if (bridge.kind === 'on')
    return (
      <Button size="form" icon={PlugZap} onPress={() => void command('bridge.disconnect', {})}>
        {t('ui.bridge.disconnect')}
      </Button>
    );
  return (
    <Button
      size="form"
      variant="primary"
      icon={Plug}
      isPrimaryAction="guarded"
      isDisabled={bridge.kind === 'starting'}
      keys="mod+Enter"
      onPress={() => void command('bridge.connect', {})}
    >
      {t(bridge.kind === 'failed' ? 'ui.bridge.again' : 'ui.bridge.connect')}
    </Button>
  );
};

/** The way to open Figma documents: on or off, the plugin that has to be imported once, and who is there. */
export const ConnectionPage = () => {
  const { t } = useTranslation();
  const bridge = useApp((app) => app.bridge);
  return (
    <>
      <FormPage title={t('ui.bridge.title')} lead={t('ui.bridge.lead')} end={<Switch bridge={bridge} />}>
        <State bridge={bridge} />
        {bridge.kind === 'on' ? <WindowList clients={bridge.clients} /> : null}
        <PluginSteps manifest={bridge.kind === 'on' ? bridge.manifest : null} />
      </FormPage>
      <PromptBox />
    </>
  );
};
