import { KeyRound, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretName } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { Field } from '../../components/form/field.tsx';
import { useApp, useSend } from '../../store/window-context.tsx';
import styles from './settings.module.css';

const useSecret = (name: SecretName) => {
  const send = useSend();
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const result = await send('secret.set', { name, value: value.trim() });
    setProblem(result.ok ? null : result.failure.message);
    if (result.ok) setValue('');
  };
  const remove = async () => {
    const result = await send('secret.delete', { name });
    setProblem(result.ok ? null : result.failure.message);
  };
  return { value, setValue, problem, save, remove };
};

/** Where a secret is kept, a field that replaces it, and a way to remove it. The value itself never comes back. */
export const SecretField = ({ name }: { readonly name: SecretName }) => {
  const { t } = useTranslation();
  const place = useApp((app) => app.settings.secrets[name]);
  const hasKeyring = useApp((app) => app.settings.keyring);
  const { value, setValue, problem, save, remove } = useSecret(name);
  const isRemovable = place === 'memory' || place === 'keyring';
  return (
    <div>
      <div className={styles.row}>
        <Field
          label={t(`ui.secret.${name}`)}
          labelNote={t(`ui.secret.place.${place}`)}
          type="password"
          autoComplete="off"
          icon={KeyRound}
          placeholder={place === 'none' ? '' : t('ui.secret.replace')}
          value={value}
          onChange={setValue}
          error={problem}
        />
        <Button size="form" isDisabled={value.trim() === ''} onPress={() => void save()}>
          {t('ui.secret.save')}
        </Button>
        {isRemovable ? (
          <Button size="form" variant="danger" icon={Trash2} onPress={() => void remove()}>
            {t('ui.secret.remove')}
          </Button>
        ) : null}
      </div>
      {place === 'none' || place === 'memory' ? (
        <p className={styles.secondary}>{t(`ui.secret.why.${name}-${hasKeyring ? 'keyring' : 'memory'}`)}</p>
      ) : null}
    </div>
  );
};
