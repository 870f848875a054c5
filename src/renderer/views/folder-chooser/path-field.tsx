import { Folder } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/form/field.tsx';
import { asFolder, commonStart, splitTyped } from './typed-path.ts';

export interface PathFieldProps {
  readonly typed: string;
  /** Names that go on from what is typed. */
  readonly names: readonly string[];
  readonly problem: string | null;
  onType(typed: string): void;
}

/** The path; Tab completes it as far as the names agree, and leaves the field when there is nothing to add. */
export const PathField = ({ typed, names, problem, onType }: PathFieldProps) => {
  const { t } = useTranslation();
  const { folder, start } = splitTyped(typed);
  const complete = (): boolean => {
    const [only] = names;
    const next = names.length === 1 && only !== undefined ? asFolder(folder + only) : folder + commonStart(names);
    if (start === '' || next.length <= typed.length) return false;
    onType(next);
    return true;
  };
  return (
    <Field
      label={t('ui.folder.path')}
      isLabelHidden
      isCode
      autoFocus
      icon={Folder}
      value={typed}
      error={problem}
      autoComplete="off"
      onChange={onType}
      onKeyDown={(event) => {
        if (event.key === 'Tab' && !event.shiftKey && complete()) event.preventDefault();
        // The field keeps every key to itself unless told otherwise, and Escape must reach the dialog.
        else event.continuePropagation();
      }}
    />
  );
};
