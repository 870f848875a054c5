import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { PanelSection } from '../../components/layout/panel.tsx';
import { type Fact, Facts } from '../../components/list/facts.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useApp, useViewActions } from '../../store/window-context.tsx';
import styles from './chat.module.css';

const useMessageFacts = (): readonly Fact[] => {
  const { t } = useTranslation();
  const workspace = useApp((app) => app.workspace);
  if (!workspace) return [];
  const { setup } = workspace;
  const rows: readonly (readonly [string, string | null])[] = [
    ['workspace', workspace.path],
    ['framework', setup.kind === 'ready' ? setup.framework : null],
    ['language', setup.kind === 'ready' ? setup.language : null],
    ['snapshot', workspace.latest],
  ];
  return rows.flatMap(([key, value]) =>
    value === null ? [] : [{ name: t(`ui.agent.gets.${key}`), value: visibleText(value), isCode: true }],
  );
};

const useModelFacts = (): readonly Fact[] => {
  const { t } = useTranslation();
  const { provider, model, baseUrl } = useApp(({ settings }) => settings.model);
  const isOffline = provider === 'offline';
  return [
    { name: t('ui.agent.gets.provider'), value: isOffline ? t('ui.agent.offline-model') : visibleText(provider) },
    ...(isOffline ? [] : [{ name: t('ui.agent.gets.model'), value: visibleText(model), isCode: true }]),
    {
      name: t('ui.agent.gets.network'),
      value: isOffline ? t('ui.agent.gets.none') : visibleText(baseUrl ?? t('ui.agent.gets.of-provider')),
    },
  ];
};

/** What goes to the model with a message, in words, beside a conversation that fills the stage. */
export const AgentContext = () => {
  const { t } = useTranslation();
  const { openOverlay } = useViewActions();
  return (
    <div className={styles.context}>
      <PanelSection title={t('ui.agent.gets.message')} isInset>
        <Facts facts={useMessageFacts()} />
        <p className={styles.contextNote}>{t('ui.agent.gets.once')}</p>
      </PanelSection>
      <PanelSection title={t('ui.agent.gets.model')} isInset>
        <Facts facts={useModelFacts()} />
        <div className={styles.contextAction}>
          <Button keys={KEYS.settings.keys} onPress={() => openOverlay({ kind: 'settings' })}>
            {t('ui.agent.gets.change')}
          </Button>
        </div>
      </PanelSection>
    </div>
  );
};
