import styles from './step-pictures.module.css';

/** A screen on the board with one layer selected, and its size. */
export const LookPicture = () => (
  <svg className={styles.drawing} viewBox="0 0 180 128" role="presentation" focusable="false">
    <rect className={styles.paper} x="34" y="18" width="112" height="120" rx="6" />
    <circle className={styles.faint} cx="46" cy="32" r="5" />
    <rect className={styles.ink} x="56" y="30" width="34" height="4" rx="2" />
    <circle className={styles.faint} cx="134" cy="32" r="5" />
    <rect className={styles.faint} x="50" y="52" width="26" height="3.5" rx="1.75" />
    <rect className={styles.orange} x="98" y="52" width="28" height="3.5" rx="1.75" />
    <rect className={styles.orange} x="90" y="60" width="46" height="1.5" />
    <rect className={styles.picture} x="46" y="72" width="22" height="22" rx="3" />
    <rect className={styles.ink} x="74" y="74" width="30" height="3.5" rx="1.75" />
    <rect className={styles.faint} x="74" y="82" width="50" height="3" rx="1.5" />
    <rect className={styles.faint} x="74" y="89" width="38" height="3" rx="1.5" />
    <rect className={styles.faint} x="46" y="112" width="88" height="3" rx="1.5" />
    <rect className={styles.measure} x="40" y="66" width="100" height="34" />
    <rect className={styles.measureLabel} x="70" y="94.5" width="40" height="11.5" rx="2.5" />
    <text className={styles.measureText} x="90" y="103" textAnchor="middle">
      100 × 34
    </text>
  </svg>
);
