import { useTranslation } from 'react-i18next';
import { VCS_KINDS } from '#contract/choices';
import { Choice } from '../../components/form/choice.tsx';
import { useDrafts } from '../../store/window-context.tsx';
import type { QuestionProps } from './framework-question.tsx';

/** Which version control: strictly one of three. */
export const VcsQuestion = ({ answers, detected }: QuestionProps) => {
  const { t } = useTranslation();
  const editSetUp = useDrafts((drafts) => drafts.editSetUp);
  return (
    <Choice
      question={t('ui.set-up.vcs')}
      note={t('ui.set-up.vcs-note')}
      options={VCS_KINDS.map((kind) => ({
        value: kind,
        label: t(`ui.vcs.${kind}`),
        hint: kind === detected.vcs && kind !== 'none' ? t('ui.set-up.found') : undefined,
      }))}
      value={answers.vcs}
      onChange={(vcs) => editSetUp({ vcs })}
    />
  );
};
