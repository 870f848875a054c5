import styles from './step-pictures.module.css';

/** The design on the left of a line, the generated page on the right, and the score. */
export const ReviewPicture = () => (
  <svg className={styles.drawing} viewBox="0 0 180 128" role="presentation" focusable="false">
    <rect className={styles.paper} x="34" y="18" width="112" height="120" rx="6" />
    <rect className={styles.ink} x="44" y="30" width="20" height="3.5" rx="1.75" />
    <rect className={styles.ink} x="44" y="46" width="70" height="5" rx="2.5" />
    <rect className={styles.faint} x="44" y="56" width="86" height="3" rx="1.5" />
    <rect className={styles.faint} x="44" y="62" width="64" height="3" rx="1.5" />
    {[0, 1, 2, 3, 4].map((star) => (
      <path
        key={star}
        className={star < 4 ? styles.blue : styles.outline}
        transform={`translate(${44 + star * 15} 72)`}
        d="m6 0 1.9 3.8 4.1.6-3 2.9.7 4.1L6 9.5l-3.7 1.9.7-4.1-3-2.9 4.1-.6z"
      />
    ))}
    <rect className={styles.sky} x="44" y="94" width="92" height="16" rx="3" />
    <rect className={styles.blue} x="44" y="116" width="92" height="14" rx="3" />
    <rect className={styles.blue} x="93" y="18" width="2" height="110" />
    <rect className={styles.scoreBox} x="102" y="24" width="36" height="15" rx="3" />
    <text className={styles.scoreText} x="120" y="34.5" textAnchor="middle">
      0.97
    </text>
  </svg>
);
