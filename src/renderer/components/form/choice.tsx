import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './choice.module.css';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Behind the label, e.g. "found in package.json". */
  readonly hint?: string | undefined;
}

export interface ChoiceProps<Value extends string> {
  readonly question: string;
  readonly note?: ReactNode;
  readonly options: readonly ChoiceOption<Value>[];
  readonly value: Value | null;
  readonly isDisabled?: boolean;
  onChange(value: Value): void;
}

/** A question whose answers are buttons in a row that wraps. */
export const Choice = <Value extends string>(props: ChoiceProps<Value>) => {
  const { question, note, options, value, isDisabled = false, onChange } = props;
  return (
    <RadioGroup
      className={styles.group ?? ''}
      orientation="horizontal"
      value={value}
      isDisabled={isDisabled}
      onChange={(next) => onChange(next as Value)}
    >
      <Label className={styles.question ?? ''}>{question}</Label>
      {note ? <div className={styles.note}>{note}</div> : null}
      <div className={styles.options}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles.option ?? ''}>
            {option.label}
            {option.hint ? <span className={styles.hint}>{option.hint}</span> : null}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
};
