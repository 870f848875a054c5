import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxStep } from '#contract/canvas/sandbox';
import { Button } from '../../../components/button/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { useLoaded } from '../../../store/use-loaded.ts';
import { useCommand, useSend } from '../../../store/window-context.tsx';
import styles from './sandbox.module.css';
import { readValues } from './step-words.ts';

export interface StepValuesProps {
  readonly step: SandboxStep;
  onDone(): void;
}

const Form = ({ step, values, onDone }: StepValuesProps & { readonly values: string }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const [text, setText] = useState(values);
  const params = readValues(text);
  const run = async () => {
    if (params !== null && (await command('sandbox.rerun', { step: step.id, params }))) onDone();
  };
  return (
    <div className={styles.values}>
      <Field
        label={t('ui.sandbox.values')}
        isCode
        rows={6}
        value={text}
        error={params === null ? t('ui.sandbox.values-wrong') : null}
        onChange={setText}
        autoFocus
      />
      <span className={styles.group}>
        <Button size="bar" isDisabled={params === null} onPress={() => void run()}>
          {t('ui.sandbox.rerun-with')}
        </Button>
        <Button size="bar" variant="quiet" onPress={onDone}>
          {t('ui.sandbox.values-leave')}
        </Button>
      </span>
    </div>
  );
};

/** The values of a step as they are, to be changed before it is run again. */
export const StepValues = ({ step, onDone }: StepValuesProps) => {
  const send = useSend();
  const loaded = useLoaded(String(step.id), () => send('sandbox.params', { step: step.id }));
  if (loaded.kind === 'failed') return <p className={styles.error}>{loaded.failure.message}</p>;
  if (loaded.kind !== 'ready') return null;
  return <Form key={step.id} step={step} values={JSON.stringify(loaded.value, null, 2)} onDone={onDone} />;
};
