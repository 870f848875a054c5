import styles from './step-pictures.module.css';

/** Two phones of an imported design. Colours inside are those of a design, not of the window. */
export const ImportPicture = () => (
  <svg className={styles.drawing} viewBox="0 0 180 128" role="presentation" focusable="false">
    <g>
      <rect className={styles.paper} x="22" y="18" width="62" height="120" rx="6" />
      <rect className={styles.ink} x="30" y="27" width="24" height="3" rx="1.5" />
      <rect className={styles.picture} x="30" y="36" width="46" height="30" rx="3" />
      <path className={styles.pictureDetail} d="M30 62l13-14 10 10 7-6 16 14v0a3 3 0 0 1-3 0H33a3 3 0 0 1-3-4z" />
      <rect className={styles.ink} x="30" y="73" width="34" height="3" rx="1.5" />
      <rect className={styles.faint} x="30" y="80" width="46" height="2.5" rx="1.25" />
      <rect className={styles.faint} x="30" y="86" width="40" height="2.5" rx="1.25" />
      <rect className={styles.rose} x="30" y="98" width="46" height="12" rx="3" />
      <rect className={styles.faint} x="30" y="118" width="46" height="2.5" rx="1.25" />
    </g>
    <g>
      <rect className={styles.paper} x="96" y="18" width="62" height="120" rx="6" />
      <rect className={styles.ink} x="116" y="27" width="22" height="3" rx="1.5" />
      <circle className={styles.blue} cx="110" cy="43" r="4" />
      <circle className={styles.blue} cx="127" cy="43" r="4" />
      <circle className={styles.faint} cx="144" cy="43" r="4" />
      <rect className={styles.ink} x="104" y="56" width="38" height="3" rx="1.5" />
      <rect className={styles.sky} x="104" y="66" width="46" height="14" rx="3" />
      <rect className={styles.outline} x="104" y="84" width="46" height="14" rx="3" />
      <rect className={styles.blue} x="104" y="106" width="46" height="11" rx="3" />
    </g>
  </svg>
);
