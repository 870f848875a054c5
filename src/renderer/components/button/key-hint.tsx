import { formatKeys } from '../../keys/format-keys.ts';
import { currentPlatform } from '../../keys/platform.ts';
import styles from './key-hint.module.css';

export interface KeyHintProps {
  /** e.g. `mod+shift+O`; see `formatKeys`. */
  readonly keys: string;
  readonly tone?: 'plain' | 'on-fill';
}

/** The key of a control, printed on it. Hidden from assistive technology: the sheet of keys lists them by name. */
export const KeyHint = ({ keys, tone = 'plain' }: KeyHintProps) => (
  <kbd className={styles.hint} data-tone={tone} aria-hidden>
    {formatKeys(keys, currentPlatform())}
  </kbd>
);
