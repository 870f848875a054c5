import { useTranslation } from 'react-i18next';
import styles from './divide.module.css';

export interface DivideProps {
  /** Share of the first picture, in percent. */
  readonly at: number;
  /** The same in words. */
  readonly valueText: string;
  onAt(at: number): void;
}

/** A line between two pictures that lie on each other, moved by pointer and keys; it covers the element around it. */
export const Divide = ({ at, valueText, onAt }: DivideProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.place}>
      <div className={styles.line} style={{ left: `${at}%` }} aria-hidden />
      <input
        className={styles.range}
        type="range"
        min={0}
        max={100}
        value={at}
        aria-label={t('ui.compare.divide')}
        aria-valuetext={valueText}
        onChange={({ target }) => onAt(Number(target.value))}
      />
    </div>
  );
};
