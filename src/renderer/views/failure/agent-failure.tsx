import { RotateCw, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FailureText } from '#contract/errors';
import { Button } from '../../components/button/button.tsx';
import { useCommand, useViewActions } from '../../store/window-context.tsx';
import { FailurePage } from './failure-page.tsx';

/** The agent ended too often: it is started again only when the user says so. */
export const AgentFailure = ({ failure }: { readonly failure: FailureText }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const { openOverlay } = useViewActions();
  return (
    <FailurePage
      failure={failure}
      title={t('ui.run.agent-ended')}
      actions={
        <>
          <Button
            variant="primary"
            size="form"
            icon={RotateCw}
            isPrimaryAction
            onPress={() => void command('agent.retry', {})}
          >
            {t('ui.failure.start-agent')}
          </Button>
          <Button size="form" icon={Settings2} onPress={() => openOverlay({ kind: 'settings' })}>
            {t('ui.failure.remedy.model')}
          </Button>
        </>
      }
    />
  );
};
