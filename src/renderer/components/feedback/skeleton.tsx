import styles from './skeleton.module.css';

export interface SkeletonProps {
  readonly rows: number;
  /** What is being loaded, for assistive technology. */
  readonly label: string;
}

const WIDTHS = ['62%', '44%', '54%', '36%'];

/** Rows in their final geometry; they appear after 300 ms, so that quick answers do not flash. */
export const Skeleton = ({ rows, label }: SkeletonProps) => (
  <div className={styles.skeleton} role="status" aria-label={label}>
    {Array.from({ length: rows }, (_, index) => index).map((index) => (
      <div key={index} className={styles.row}>
        <span className={styles.mark} />
        <span className={styles.bar} style={{ width: WIDTHS[index % WIDTHS.length] }} />
      </div>
    ))}
  </div>
);
