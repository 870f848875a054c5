import { KeyRound, RotateCw, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FailureText } from '#contract/errors';
import type { RunOutcome } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import type { Fact } from '../../components/list/facts.tsx';
import { useFormat } from '../../format/use-format.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useCommand, useDrafts, useViewActions } from '../../store/window-context.tsx';
import { importScope } from '../import/import-request.ts';
import { useImport } from '../import/use-import.ts';
import { FailurePage } from './failure-page.tsx';
import { canRetry, remedyOf } from './remedies.ts';

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
  const hasInput = useDrafts((drafts) => importScope(drafts.importDraft).kind !== 'nothing');
  const isRetried = outcome.skill === 'parser' && hasInput && canRetry(outcome.failure.code);
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
      <RemedyButton code={outcome.failure.code} />
      <Button
        size="form"
        variant={isRetried ? 'default' : 'primary'}
        autoFocus={!isRetried}
        onPress={() => void command('outcome.dismiss', {})}
      >
        {t(`ui.failure.back-${outcome.skill === 'init' ? 'set-up' : 'form'}`)}
      </Button>
    </>
  );
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
    { name: t('ui.failure.left-alone'), value: t('ui.failure.left-alone-text') },
  ];
  return (
    <FailurePage
      failure={failure}
      title={i18n.exists(ownTitle) ? t(ownTitle) : t('ui.run.failed', { what })}
      facts={facts}
      actions={<Actions outcome={outcome} />}
    />
  );
};
