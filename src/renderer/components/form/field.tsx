import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';
import { Icon } from '../icon.tsx';
import styles from './field.module.css';

export interface FieldProps extends Omit<TextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  readonly label: string;
  /** Behind the label, e.g. "optional". */
  readonly labelNote?: string;
  /** What the value means, in words, below the field. */
  readonly description?: ReactNode;
  /** Replaces the description; what is wrong and what to do. */
  readonly error?: string | null | undefined;
  readonly placeholder?: string;
  readonly icon?: LucideIcon;
  /** At the end inside the field, e.g. a badge. */
  readonly end?: ReactNode;
  readonly isCode?: boolean;
  readonly rows?: number;
  readonly isLabelHidden?: boolean;
}

const FieldBox = ({ icon, end, isCode, rows, placeholder }: FieldProps) => (
  <div className={styles.box} data-code={isCode || undefined} data-multiline={rows !== undefined || undefined}>
    {icon ? <Icon of={icon} className={styles.icon} /> : null}
    {rows === undefined ? (
      <Input className={styles.input ?? ''} placeholder={placeholder ?? ''} spellCheck={!isCode} />
    ) : (
      <TextArea className={styles.input ?? ''} placeholder={placeholder ?? ''} rows={rows} />
    )}
    {end}
  </div>
);

const FieldNote = ({ description, error }: FieldProps) => {
  if (error) {
    return (
      <Text slot="description" className={styles.error ?? ''}>
        {error}
      </Text>
    );
  }
  return description ? (
    <Text slot="description" className={styles.description ?? ''}>
      {description}
    </Text>
  ) : null;
};

/** Label, field, and one line below that says in words what was typed or what is wrong with it. */
export const Field = (props: FieldProps) => {
  const { label, labelNote, description, error, placeholder, icon, end, isCode, rows, isLabelHidden, ...aria } = props;
  return (
    <TextField {...aria} className={styles.field ?? ''} isInvalid={Boolean(error)}>
      <Label className={styles.label ?? ''} data-hidden={isLabelHidden || undefined}>
        {label}
        {labelNote ? <span className={styles.labelNote}>{labelNote}</span> : null}
      </Label>
      <FieldBox {...props} />
      <FieldNote {...props} />
    </TextField>
  );
};
