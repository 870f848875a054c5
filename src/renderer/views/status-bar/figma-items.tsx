import { FlaskConical, Plug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../keys/key-table.ts';
import { useApp, useViewActions } from '../../store/window-context.tsx';
import { StatusItem } from './status-item.tsx';

/** Only where there is something to tell: until it is opened, the palette leads there. */
export const BridgeItem = () => {
  const { t } = useTranslation();
  const bridge = useApp((app) => app.bridge);
  const hasWorkspace = useApp((app) => app.workspace !== null);
  const { showFigma } = useViewActions();
  if (bridge.kind === 'off' || !hasWorkspace) return null;
  const count = bridge.kind === 'on' ? bridge.clients.length : 0;
  return (
    <StatusItem
      icon={Plug}
      {...(bridge.kind === 'failed' ? { tone: 'mod' } : {})}
      label={t('ui.shortcuts.bridge')}
      keys={KEYS.bridge.keys}
      onPress={() => showFigma('bridge')}
    >
      {bridge.kind === 'on' ? t('ui.bridge.status.on', { count }) : t(`ui.bridge.status.${bridge.kind}`)}
    </StatusItem>
  );
};

/** Steps that are only tried: what the agent called done is not in Figma yet. */
export const SandboxItem = () => {
  const { t } = useTranslation();
  const count = useApp(({ sandbox, workspace }) =>
    workspace === null || sandbox.open === null || sandbox.open.replayed !== null ? 0 : sandbox.open.steps.length,
  );
  const { showFigma } = useViewActions();
  if (count === 0) return null;
  return (
    <StatusItem
      icon={FlaskConical}
      label={t('ui.shortcuts.sandbox')}
      keys={KEYS.sandbox.keys}
      onPress={() => showFigma('sandbox')}
    >
      {t('ui.sandbox.status', { count })}
    </StatusItem>
  );
};
