import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/form/choice.tsx';
import { Field } from '../../components/form/field.tsx';
import { useDrafts } from '../../store/window-context.tsx';
import type { QuestionProps } from './framework-question.tsx';
import styles from './set-up.module.css';
import { languagesOf } from './stack-names.ts';

/** Which language: buttons where the framework has several, a field where it is unknown, nothing where there is one. */
export const LanguageQuestion = ({ answers, detected }: QuestionProps) => {
  const { t } = useTranslation();
  const editSetUp = useDrafts((drafts) => drafts.editSetUp);
  const languages = languagesOf(answers.framework);
  if (answers.framework === '' || languages.length === 1) return null;
  if (languages.length === 0) {
    return (
      <div className={styles.own}>
        <Field
          label={t('ui.set-up.language')}
          value={answers.language}
          onChange={(language) => editSetUp({ language })}
          maxLength={40}
        />
      </div>
    );
  }
  return (
    <Choice
      question={t('ui.set-up.language')}
      options={languages.map((name) => ({
        value: name,
        label: name,
        hint: name === detected.language ? t('ui.set-up.found') : undefined,
      }))}
      value={answers.language}
      onChange={(language) => editSetUp({ language })}
    />
  );
};
