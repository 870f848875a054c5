import { useTranslation } from 'react-i18next';
import type { DetectedStack, WorkspaceState } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import type { SetUpDraft } from '../../store/draft-store.ts';
import { useApp, useCommand, useDrafts } from '../../store/window-context.tsx';
import { FrameworkQuestion } from './framework-question.tsx';
import { LanguageQuestion } from './language-question.tsx';
import { PerforceFields } from './perforce-fields.tsx';
import styles from './set-up.module.css';
import { answersOf, initInput, missingAnswer, type SetUpAnswers } from './set-up-answers.ts';
import { VcsQuestion } from './vcs-question.tsx';

const TrustTick = () => {
  const { t } = useTranslation();
  const isTicked = useDrafts((drafts) => drafts.setUpDraft.trust);
  const editSetUp = useDrafts((drafts) => drafts.editSetUp);
  return (
    <div className={styles.trust}>
      <Checkbox isSelected={isTicked} onChange={(trust) => editSetUp({ trust })} note={t('ui.set-up.trust-note')}>
        {t('ui.set-up.trust')}
      </Checkbox>
    </div>
  );
};

const SetUpFoot = ({ answers, draft }: { readonly answers: SetUpAnswers; readonly draft: SetUpDraft }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const isBusy = useApp((app) => app.agent.kind === 'busy');
  const missing = missingAnswer(answers, draft);
  return (
    <>
      <p>{missing ? t(missing) : t('ui.set-up.writes', { folder: '.hx/figma2code' })}</p>
      <Button
        variant="primary"
        size="form"
        keys={KEYS.primary.keys}
        isPrimaryAction
        isDisabled={missing !== null || isBusy}
        onPress={() => void command('init.submit', initInput(answers, draft))}
      >
        {t('ui.set-up.submit')}
      </Button>
    </>
  );
};

export interface SetUpProps {
  readonly workspace: WorkspaceState;
  readonly detected: DetectedStack;
}

/** The first state of Import: what was found, and the questions that are left, as buttons. */
export const SetUp = ({ workspace, detected }: SetUpProps) => {
  const { t } = useTranslation();
  const draft = useDrafts((drafts) => drafts.setUpDraft);
  const answers = answersOf(draft, detected);
  return (
    <FormPage
      title={t('ui.set-up.title', { name: visibleText(workspace.name) })}
      lead={detected.facts.length > 0 ? t('ui.set-up.lead') : t('ui.set-up.lead-nothing')}
      foot={<SetUpFoot answers={answers} draft={draft} />}
    >
      <FrameworkQuestion answers={answers} detected={detected} />
      <LanguageQuestion answers={answers} detected={detected} />
      <VcsQuestion answers={answers} detected={detected} />
      {answers.vcs === 'p4v' ? <PerforceFields /> : null}
      <TrustTick />
    </FormPage>
  );
};
