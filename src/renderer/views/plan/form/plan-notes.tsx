import { CircleCheck, CircleStop, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button/button.tsx';
import { Note } from '../../../components/feedback/note.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useApp, useCommand, usePlan, useViewActions, useWindow } from '../../../store/window-context.tsx';

/** How a list was answered in another window or by the command line, as far as it is known. */
export const ElsewhereNote = () => {
  const { t } = useTranslation();
  const { plan } = useWindow();
  const elsewhere = usePlan((state) => state.elsewhere);
  const run = useApp((app) => app.workspace?.runs.find((one) => one.run === elsewhere?.run) ?? null);
  if (elsewhere === null) return null;
  const word =
    elsewhere.text !== null
      ? 'modified'
      : run?.state === 'cancelled'
        ? 'cancelled'
        : run?.approvedAt
          ? 'approved'
          : 'closed';
  return (
    <Note
      icon={Users}
      tone="accent"
      isLive
      actions={
        <Button size="bar" onPress={() => plan.getState().tellElsewhere(null)}>
          {t('ui.dismiss')}
        </Button>
      }
    >
      {t(`ui.plan.elsewhere.${word}`, { text: visibleText(elsewhere.text ?? '') })}
    </Note>
  );
};

/** What became of the run before, above the form. */
export const PlanNotes = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const { show } = useViewActions();
  const outcome = useApp((app) => app.lastOutcome);
  const run = useApp((app) => app.workspace?.runs[0] ?? null);
  const dismiss = (
    <Button size="bar" onPress={() => void command('outcome.dismiss', {})}>
      {t('ui.dismiss')}
    </Button>
  );
  const isOwn = outcome?.skill === 'codegen';
  return (
    <>
      <ElsewhereNote />
      {isOwn && outcome.kind === 'stopped' ? (
        <Note icon={CircleStop} actions={dismiss}>
          {t('ui.plan.stopped', { count: run?.written.length ?? 0 })}
        </Note>
      ) : null}
      {isOwn && outcome.kind === 'done' && run?.state === 'written' ? (
        <Note
          icon={CircleCheck}
          actions={
            <>
              <Button size="bar" onPress={() => show('changes')}>
                {t('ui.plan.see-changes')}
              </Button>
              {dismiss}
            </>
          }
        >
          {t('ui.plan.written', { count: run.written.length })}
        </Note>
      ) : null}
    </>
  );
};
