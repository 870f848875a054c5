import type { TFunction } from 'i18next';
import { VisuallyHidden } from 'react-aria-components/VisuallyHidden';
import { useTranslation } from 'react-i18next';
import type { RunState } from './run-state.ts';
import { useRunState } from './use-run-state.ts';

const sentenceOf = (run: RunState, t: TFunction): string => {
  switch (run.kind) {
    case 'steps':
      if (run.wait === 'approval') return t('ui.run.approval');
      if (run.wait === 'question') return t('ui.run.question');
      if (run.step.event === null) return t('ui.run.starting');
      return t('ui.run.announce', { n: run.step.number, total: run.step.total, step: t(`events.${run.step.event}`) });
    case 'generic':
      if (run.wait === 'approval') return t('ui.run.approval');
      return run.wait === 'question' ? t('ui.run.question') : t('ui.run.generic');
    case 'failed':
      return t('ui.run.failed', { what: t(`ui.run.what.${run.skill ?? 'chat'}`) });
    case 'agent-failed':
      return t('ui.run.agent-ended');
    case 'idle':
      return run.last?.kind === 'done' ? t(`ui.run.done.${run.last.skill ?? 'chat'}`) : '';
    case 'stopping':
      return t('ui.run.wait.stopping');
    case 'no-workspace':
    case 'untrusted':
      return '';
  }
};

/** Says each step once to assistive technology. */
export const RunAnnouncer = () => {
  const { t } = useTranslation();
  const run = useRunState();
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        {sentenceOf(run, t)}
      </div>
    </VisuallyHidden>
  );
};
