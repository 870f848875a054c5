import { KeyRound, RotateCw, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FailureText } from '#contract/errors';
import type { AppState, RunOutcome } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import type { Fact } from '../../components/list/facts.tsx';
import { useFormat } from '../../format/use-format.ts';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useApp, useCommand, useDrafts, useViewActions } from '../../store/window-context.tsx';
import { isLong, useBudget } from '../figma-budget/use-budget.ts';
import { importScope } from '../import/import-request.ts';
import { useImport } from '../import/use-import.ts';
import { FailurePage } from './failure-page.tsx';
import { canRetry, remedyOf } from './remedies.ts';

/** Paths beyond these are counted. */
const MOST_NAMED = 20;
const NOTHING: readonly string[] = [];

/** What the newest run of code generation wrote before it ended. */
const writtenBy = ({ workspace }: AppState): readonly string[] => {
  const run = workspace?.runs[0];
  return run?.state === 'partial' || run?.state === 'written' ? run.written : NOTHING;
};

type FailedOutcome = RunOutcome & { readonly failure: FailureText };

const RemedyButton = ({ code }: { readonly code: FailureText['code'] }) => {
  const { t } = useTranslation();
  const { openOverlay } = useViewActions();
  const remedy = remedyOf(code);
  if (remedy === null) return null;
  return (
    <Button
      size="form"
      icon={remedy === 'token' ? KeyRound : Settings2}
      onPress={() => openOverlay({ kind: 'settings' })}
    >
      {t(`ui.failure.remedy.${remedy}`)}
    </Button>
  );
};

const Actions = ({ outcome }: { readonly outcome: FailedOutcome }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const submit = useImport();
  const { show } = useViewActions();
  const hasWritten = useApp((app) => outcome.skill === 'codegen' && writtenBy(app).length > 0);
  const hasInput = useDrafts((drafts) => importScope(drafts.importDraft).kind !== 'nothing');
  const budget = useBudget();
  const canSubmit = outcome.skill === 'parser' && hasInput && canRetry(outcome.failure.code);
  // Trying again while Figma refuses would be refused here: that takes a wish of its own.
  const isRefused = outcome.failure.code === 'figma-rate-limited' && budget !== null && isLong(budget);
  const isRetried = canSubmit && !isRefused;
  return (
    <>
      {isRetried ? (
        <Button
          variant="primary"
          size="form"
          icon={RotateCw}
          keys={KEYS.primary.keys}
          isPrimaryAction
          autoFocus
          onPress={() => submit()}
        >
          {t('ui.failure.again')}
        </Button>
      ) : null}
      {canSubmit && isRefused ? (
        <Button size="form" icon={RotateCw} onPress={() => submit({ ignoreLimit: true })}>
          {t('ui.figma.try-anyway')}
        </Button>
      ) : null}
      <RemedyButton code={outcome.failure.code} />
      <Button
        size="form"
        variant={isRetried ? 'default' : 'primary'}
        autoFocus={!isRetried}
        onPress={() => void command('outcome.dismiss', {})}
      >
        {t(`ui.failure.back-${outcome.skill === 'init' ? 'set-up' : 'form'}`)}
      </Button>
      {hasWritten ? (
        <Button size="form" keys={KEYS.changes.keys} onPress={() => show('changes')}>
          {t('ui.plan.see-changes')}
        </Button>
      ) : null}
    </>
  );
};

/** When Figma lets us go on, and that the file need not be fetched again. */
const useLimitNote = ({ failure }: FailedOutcome): string | null => {
  const { t } = useTranslation();
  const format = useFormat();
  const budget = useBudget();
  if (failure.code !== 'figma-rate-limited' || budget === null) return null;
  const { refusedUntil, now, account } = budget;
  const until = refusedUntil === null ? null : t('ui.failure.refused-until', { at: format.day(refusedUntil, now) });
  // What is gone before the limit ends spares nothing.
  const isKept = account.keptUntil !== null && account.keptUntil > (refusedUntil ?? now);
  const kept = isKept ? t('ui.failure.file-kept', { at: format.clock(account.keptUntil ?? now) }) : null;
  return [until, kept].filter((line) => line !== null).join(' ') || null;
};

/** Code generation may have written some of its files before it ended; all other runs leave the project alone. */
const useLeftAlone = ({ skill }: FailedOutcome): readonly Fact[] => {
  const { t } = useTranslation();
  const written = useApp((app) => (skill === 'codegen' ? writtenBy(app) : null));
  const alone = t('ui.failure.left-alone');
  if (written === null) return [{ name: alone, value: t('ui.failure.left-alone-text') }];
  const paths = written.slice(0, MOST_NAMED).map(visibleText).join(', ');
  const isMore = written.length > MOST_NAMED;
  if (written.length === 0) return [{ name: alone, value: t('ui.failure.left-alone-project') }];
  return [
    { name: t('ui.failure.written', { count: written.length }), value: isMore ? `${paths} …` : paths },
    { name: alone, value: t('ui.failure.left-alone-others') },
  ];
};

/** A run that failed, in the stage. The form behind it still holds what was typed. */
export const RunFailure = ({ outcome }: { readonly outcome: FailedOutcome }) => {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { failure } = outcome;
  const ownTitle = `ui.failure.title.${failure.code}`;
  const what = t(`ui.run.what.${outcome.skill ?? 'chat'}`);
  const facts: Fact[] = [
    ...(outcome.event ? [{ name: t('ui.failure.step'), value: t(`events.${outcome.event}`) }] : []),
    { name: t('ui.failure.time'), value: format.clock(outcome.at) },
    ...useLeftAlone(outcome),
  ];
  return (
    <FailurePage
      failure={failure}
      note={useLimitNote(outcome)}
      title={i18n.exists(ownTitle) ? t(ownTitle) : t('ui.run.failed', { what })}
      facts={facts}
      actions={<Actions outcome={outcome} />}
    />
  );
};
