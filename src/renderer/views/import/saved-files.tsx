import { ChevronDown, ChevronRight, FileJson } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Field } from '../../components/form/field.tsx';
import type { ImportDraft } from '../../store/draft-store.ts';
import { useDrafts } from '../../store/window-context.tsx';
import { ChooseScreens } from './choose/choose-screens.tsx';
import styles from './import-form.module.css';

const MORE = ['variablesPath', 'imagesPath', 'fillsPath'] as const;

/** A saved answer of Figma's REST API, what of it is imported, and what may lie beside it. */
export const SavedFiles = ({ draft }: { readonly draft: ImportDraft }) => {
  const { t } = useTranslation();
  const editImport = useDrafts((drafts) => drafts.editImport);
  const [isOpen, setOpen] = useState(MORE.some((name) => draft[name] !== ''));
  return (
    <div className={styles.files}>
      <Field
        label={t('ui.import.sourcePath')}
        icon={FileJson}
        isCode
        autoFocus
        value={draft.sourcePath}
        description={t('ui.import.sourcePath-note')}
        onChange={(sourcePath) => editImport({ sourcePath })}
      />
      <ChooseScreens draft={draft} />
      <div className={styles.more}>
        <Button
          variant="quiet"
          icon={isOpen ? ChevronDown : ChevronRight}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {t('ui.import.more')}
        </Button>
        {isOpen ? (
          <div className={styles.moreFields}>
            {MORE.map((name) => (
              <Field
                key={name}
                label={t(`ui.import.${name}`)}
                labelNote={t('ui.optional')}
                isCode
                value={draft[name]}
                description={t(`ui.import.${name}-note`)}
                onChange={(value) => editImport({ [name]: value })}
              />
            ))}
          </div>
        ) : null}
      </div>
    </div>
  );
};
