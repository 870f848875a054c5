import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/feedback/note.tsx';
import { Field } from '../../components/form/field.tsx';
import type { SetUpDraft } from '../../store/draft-store.ts';
import { useDrafts } from '../../store/window-context.tsx';
import styles from './set-up.module.css';

const FIELDS = [
  { name: 'port', label: 'P4PORT', example: 'ssl:perforce:1666' },
  { name: 'user', label: 'P4USER', example: '' },
  { name: 'client', label: 'P4CLIENT', example: '' },
] as const satisfies readonly { name: keyof SetUpDraft['p4']; label: string; example: string }[];

/** The three Perforce settings, and where they go: straight to their file, past every model. */
export const PerforceFields = () => {
  const { t } = useTranslation();
  const p4 = useDrafts((drafts) => drafts.setUpDraft.p4);
  const editSetUp = useDrafts((drafts) => drafts.editSetUp);
  return (
    <>
      <div className={styles.row}>
        {FIELDS.map(({ name, label, example }) => (
          <Field
            key={name}
            label={label}
            placeholder={example}
            value={p4[name]}
            isCode
            autoComplete="off"
            onChange={(value) => editSetUp({ p4: { ...p4, [name]: value } })}
          />
        ))}
      </div>
      <Note icon={Lock}>{t('ui.set-up.p4-note')}</Note>
    </>
  );
};
