import styles from './change-letter.module.css';

export type ChangeKind = 'added' | 'modified' | 'deleted';

const LETTERS = { added: 'A', modified: 'M', deleted: 'D' } as const;

export interface ChangeLetterProps {
  readonly kind: ChangeKind;
  /** The word for the letter, for assistive technology. */
  readonly label: string;
}

/** A, M or D in its fixed column. */
export const ChangeLetter = ({ kind, label }: ChangeLetterProps) => (
  <span className={styles.letter} data-kind={kind} role="img" aria-label={label}>
    {LETTERS[kind]}
  </span>
);
