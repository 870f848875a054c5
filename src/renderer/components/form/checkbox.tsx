import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  readonly children?: ReactNode;
  /** One line below that says what the tick does. */
  readonly note?: ReactNode;
}

/** A tick with its words. Without `children` it needs an `aria-label`. */
export const Checkbox = ({ children, note, ...aria }: CheckboxProps) => (
  <AriaCheckbox {...aria} className={styles.checkbox ?? ''}>
    {({ isSelected, isIndeterminate }) => (
      <>
        <span className={styles.box}>
          {isIndeterminate ? <Minus size={12} strokeWidth={2.5} aria-hidden /> : null}
          {isSelected && !isIndeterminate ? <Check size={12} strokeWidth={2.5} aria-hidden /> : null}
        </span>
        {children ? (
          <span className={styles.words}>
            <span>{children}</span>
            {note ? <span className={styles.note}>{note}</span> : null}
          </span>
        ) : null}
      </>
    )}
  </AriaCheckbox>
);
