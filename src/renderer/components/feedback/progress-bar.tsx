import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** How far a step is, when it knows its whole. */
export const ProgressBar = ({ done, total, label }: ProgressBarProps) => {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div className={styles.fill} style={{ transform: `scaleX(${share})` }} />
    </div>
  );
};
