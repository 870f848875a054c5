import styles from './spinner.module.css';

/** Stands only in the row that waits; still with reduced motion. */
export const Spinner = ({ size = 14 }: { readonly size?: number }) => (
  <svg className={styles.spinner} width={size} height={size} viewBox="0 0 16 16" aria-hidden focusable={false}>
    <circle cx="8" cy="8" r="6.25" />
  </svg>
);
