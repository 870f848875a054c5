import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ModelChoice, OFFLINE_MODEL } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { Choice } from '../../components/form/choice.tsx';
import { Field } from '../../components/form/field.tsx';
import { useApp, useCommand } from '../../store/window-context.tsx';
import { isComplete, isListed, OTHER_PROVIDER, PROVIDERS, providerLabel } from './providers.ts';
import { SecretField } from './secret-field.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const isSame = (a: ModelChoice, b: ModelChoice): boolean =>
  a.provider === b.provider && a.model === b.model && a.baseUrl === b.baseUrl;

interface FieldsProps {
  readonly draft: ModelChoice;
  onEdit(change: Partial<ModelChoice>): void;
}

const ModelFields = ({ draft, onEdit }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      {isListed(draft.provider) ? null : (
        <Field
          label={t('ui.model.provider')}
          isCode
          value={draft.provider}
          onChange={(provider) => onEdit({ provider: provider.trim() })}
        />
      )}
      <Field
        label={t('ui.model.name')}
        isCode
        value={draft.model}
        onChange={(model) => onEdit({ model: model.trim() })}
      />
      {draft.provider === 'openai-compatible' ? (
        <Field
          label={t('ui.model.base-url')}
          isCode
          placeholder="http://localhost:11434/v1"
          value={draft.baseUrl ?? ''}
          onChange={(url) => onEdit({ baseUrl: url.trim() === '' ? null : url.trim() })}
        />
      ) : null}
    </div>
  );
};

const useDraft = () => {
  const current = useApp((app) => app.settings.model);
  const [draft, setDraft] = useState<ModelChoice>(current);
  const choose = (value: string) => {
    if (value === 'offline') return setDraft(OFFLINE_MODEL);
    if (value === current.provider) return setDraft(current);
    setDraft({ provider: value === OTHER_PROVIDER ? '' : value, model: '', baseUrl: null });
  };
  return { current, draft, choose, edit: (change: Partial<ModelChoice>) => setDraft({ ...draft, ...change }) };
};

/** Which model does the work. The offline one needs no key and no network. */
export const ModelSettings = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const { current, draft, choose, edit } = useDraft();
  const isOffline = draft.provider === 'offline';
  const options = [...PROVIDERS, OTHER_PROVIDER].map((value) => ({
    value: value as string,
    label: providerLabel(value) ?? t(`ui.model.providers.${value}`),
  }));
  return (
    <Section title={t('ui.model.title')}>
      <Choice
        question={t('ui.model.question')}
        note={isOffline ? t('ui.model.offline-note') : t('ui.model.online-note')}
        options={options}
        value={isListed(draft.provider) ? draft.provider : OTHER_PROVIDER}
        onChange={choose}
      />
      {isOffline ? null : <ModelFields draft={draft} onEdit={edit} />}
      {isSame(current, draft) ? null : (
        <div>
          <Button
            size="form"
            variant="primary"
            isDisabled={!isComplete(draft)}
            onPress={() => void command('settings.update', { model: draft })}
          >
            {t('ui.model.use')}
          </Button>
        </div>
      )}
      {isOffline ? null : <SecretField name="model" />}
    </Section>
  );
};
