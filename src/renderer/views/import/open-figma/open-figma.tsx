import { CircleAlert, Plug, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BridgeState } from '#contract/canvas/canvas-port';
import { Button } from '../../../components/button/button.tsx';
import { Note } from '../../../components/feedback/note.tsx';
import { Spinner } from '../../../components/feedback/spinner.tsx';
import { Choice } from '../../../components/form/choice.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import type { ImportDraft } from '../../../store/draft-store.ts';
import { useApp, useCommand, useDrafts } from '../../../store/window-context.tsx';
import { PluginSteps } from '../../bridge/connection/plugin-steps.tsx';
import styles from './open-figma.module.css';
import { chosenWindow, openWindows } from './open-windows.ts';

const PARTS = ['selection', 'page', 'file'] as const;

/** Why no window is there. As high as the windows are. */
const NoWindow = ({ bridge }: { readonly bridge: BridgeState }) => {
  const { t } = useTranslation();
  return (
    <div>
      <h2 className={styles.title}>{t('ui.import.open.windows')}</h2>
      <p className={styles.state} role="status">
        {bridge.kind === 'starting' ? <Spinner /> : null}
        {t(`ui.import.open.state-${bridge.kind}`)}
      </p>
      {bridge.kind === 'failed' ? (
        <Note icon={CircleAlert} tone="del" isLive>
          {bridge.message}
        </Note>
      ) : null}
    </div>
  );
};

const WORD = { off: 'connect', starting: 'connect', failed: 'again', on: 'disconnect' } as const;

/** Stays where it is whatever the state, so that the focus does. */
const Switch = ({ bridge }: { readonly bridge: BridgeState }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const isOn = bridge.kind === 'on';
  return (
    <div className={styles.switch}>
      <Button
        size="bar"
        icon={isOn ? PlugZap : Plug}
        isDisabled={bridge.kind === 'starting'}
        onPress={() => void command(isOn ? 'bridge.disconnect' : 'bridge.connect', {})}
      >
        {t(`ui.import.open.${WORD[bridge.kind]}`)}
      </Button>
    </div>
  );
};

/** The windows of Figma that are connected, and what of the document there is imported. */
export const OpenFigma = ({ draft }: { readonly draft: ImportDraft }) => {
  const { t } = useTranslation();
  const editImport = useDrafts((drafts) => drafts.editImport);
  const bridge = useApp((app) => app.bridge);
  const windows = openWindows(bridge);
  const chosen = chosenWindow(windows, draft);
  return (
    <div className={styles.open}>
      <div className={styles.windows}>
        {chosen === null ? (
          <NoWindow bridge={bridge} />
        ) : (
          <Choice
            question={t('ui.import.open.windows')}
            options={windows.map(({ clientId, label }) => ({ value: clientId, label: visibleText(label) }))}
            value={chosen.clientId}
            onChange={(client) => editImport({ client })}
          />
        )}
        <Switch bridge={bridge} />
      </div>
      <Choice
        question={t('ui.import.open.part')}
        options={PARTS.map((value) => ({ value, label: t(`ui.import.open.part-${value}`) }))}
        value={draft.part}
        isDisabled={chosen === null}
        onChange={(part) => editImport({ part })}
      />
    </div>
  );
};

/** How the plugin comes into Figma, for as long as no window is there. Last in the form, so that nothing moves when it goes. */
export const SetUpPlugin = () => {
  const bridge = useApp((app) => app.bridge);
  if (openWindows(bridge).length > 0) return null;
  return <PluginSteps manifest={bridge.kind === 'on' ? bridge.manifest : null} />;
};
