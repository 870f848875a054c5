import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Field } from '../../components/form/field.tsx';
import { useApp, useSend } from '../../store/window-context.tsx';
import styles from './import-form.module.css';

/** Where there is no Figma token: the field that stores one. The value leaves this window once and is not kept here. */
export const TokenField = () => {
  const { t } = useTranslation();
  const send = useSend();
  const hasKeyring = useApp((app) => app.settings.keyring);
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const result = await send('secret.set', { name: 'figma', value: value.trim() });
    setProblem(result.ok ? null : result.failure.message);
    if (result.ok) setValue('');
  };
  return (
    <div className={styles.token}>
      <div className={styles.tokenRow}>
        <Field
          label={t('ui.token.label')}
          type="password"
          autoComplete="off"
          icon={KeyRound}
          value={value}
          onChange={setValue}
          error={problem}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && value.trim() !== '') void save();
            // The field keeps every key to itself unless told otherwise.
            event.continuePropagation();
          }}
        />
        <Button size="form" isDisabled={value.trim() === ''} onPress={() => void save()}>
          {t('ui.token.save')}
        </Button>
      </div>
      <p className={styles.secondary}>{t(`ui.secret.why.figma-${hasKeyring ? 'keyring' : 'memory'}`)}</p>
    </div>
  );
};
