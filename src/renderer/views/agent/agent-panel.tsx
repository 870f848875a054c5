import { Check, Copy, Eraser, Minimize2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/button/icon-button.tsx';
import { PanelBar } from '../../components/layout/panel.tsx';
import { useApp, useSend, useView, useViewActions } from '../../store/window-context.tsx';
import { AgentContext } from './agent-context.tsx';
import styles from './chat.module.css';
import { chatText } from './chat-blocks.ts';
import { ChatList } from './chat-list.tsx';
import { Composer } from './composer.tsx';

export interface AgentPanelProps {
  /** Beside the stage, or filling it. */
  readonly place: 'side' | 'stage';
}

const StageBar = () => {
  const { t } = useTranslation();
  const send = useSend();
  const { fillStage } = useViewActions();
  const chat = useApp((app) => app.chat);
  const isBusy = useApp(({ agent }) => agent.kind === 'busy');
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    const text = chatText(chat, { user: t('ui.agent.you'), agent: t('ui.agent.agent') });
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <PanelBar
      end={
        <>
          <IconButton
            icon={isCopied ? Check : Copy}
            label={t('ui.agent.copy')}
            size="bar"
            isDisabled={chat.length === 0}
            onPress={copy}
          />
          <IconButton
            icon={Eraser}
            label={t('ui.agent.clear')}
            size="bar"
            isDisabled={isBusy || chat.length === 0}
            onPress={() => void send('chat.clear', {})}
          />
          <IconButton icon={Minimize2} label={t('ui.agent.to-side')} size="bar" onPress={() => fillStage(false)} />
        </>
      }
    >
      <h1 className={styles.barTitle}>{t('ui.agent.agent')}</h1>
    </PanelBar>
  );
};

/** The conversation, beside the stage or filling it; then what the agent gets stands beside it. */
export const AgentPanel = ({ place }: AgentPanelProps) => {
  const fillsStage = useView((view) => view.agentInStage);
  const hasQuestions = useApp(({ questions }) => questions.length > 0);
  if (place === 'side' && fillsStage) return <AgentContext />;
  return (
    <div className={styles.panel} data-place={place} data-answers={hasQuestions || undefined}>
      {place === 'stage' ? <StageBar /> : null}
      <ChatList />
      <Composer />
    </div>
  );
};
