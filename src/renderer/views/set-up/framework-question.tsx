import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KNOWN_FRAMEWORKS } from '#contract/choices';
import type { DetectedStack } from '#contract/state/app-state';
import { Choice } from '../../components/form/choice.tsx';
import { Field } from '../../components/form/field.tsx';
import { useDrafts } from '../../store/window-context.tsx';
import styles from './set-up.module.css';
import type { SetUpAnswers } from './set-up-answers.ts';
import { frameworkLabel, isKnownFramework } from './stack-names.ts';

export interface QuestionProps {
  readonly answers: SetUpAnswers;
  readonly detected: DetectedStack;
}

const OTHER = 'other';

/** Which framework: the known ones, what was found, or a name of one's own. */
export const FrameworkQuestion = ({ answers, detected }: QuestionProps) => {
  const { t } = useTranslation();
  const editSetUp = useDrafts((drafts) => drafts.editSetUp);
  const { framework } = answers;
  const [isOwn, setOwn] = useState(framework !== '' && !isKnownFramework(framework));
  const choose = (value: string) => {
    setOwn(value === OTHER);
    editSetUp({ framework: value === OTHER ? '' : value, language: null });
  };
  const options = KNOWN_FRAMEWORKS.map((name) => ({
    value: name as string,
    label: frameworkLabel(name),
    hint: name === detected.framework ? t('ui.set-up.found') : undefined,
  }));
  return (
    <div>
      <Choice
        question={t('ui.set-up.framework')}
        options={[...options, { value: OTHER, label: t('ui.set-up.other') }]}
        value={isOwn ? OTHER : framework === '' ? null : framework}
        onChange={choose}
      />
      {isOwn ? (
        <div className={styles.own}>
          <Field
            label={t('ui.set-up.framework-name')}
            description={t('ui.set-up.framework-name-note')}
            value={framework}
            isCode
            onChange={(name) => editSetUp({ framework: name.trim().toLowerCase(), language: null })}
          />
        </div>
      ) : null}
    </div>
  );
};
