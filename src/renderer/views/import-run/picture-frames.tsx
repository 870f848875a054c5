import { Check, Image } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SkillProgress } from '#contract/progress';
import { Icon } from '../../components/icon.tsx';
import { MAX_FRAMES, pictureCount } from './arrivals.ts';
import styles from './run-stage.module.css';

/** Before the count is known so many frames stand there, so that nothing jumps when it arrives. */
const UNKNOWN = 10;

/** One frame per picture, filled as it arrives. */
export const PictureFrames = ({ progress }: { readonly progress: SkillProgress }) => {
  const { t } = useTranslation();
  const pictures = pictureCount(progress);
  const total = pictures?.total ?? UNKNOWN;
  const done = pictures?.done ?? 0;
  const label = pictures ? t('ui.run.pictures', { done, total }) : t('ui.run.pictures-waiting');
  const frames = Array.from({ length: Math.min(total, MAX_FRAMES) }, (_, index) => index);
  return (
    <div className={styles.frames} role="img" aria-label={label}>
      {frames.map((index) => (
        <span key={index} className={styles.frame} data-here={index < done || undefined}>
          <span className={styles.sheet}>
            <Icon of={index < done ? Check : Image} size={15} />
          </span>
        </span>
      ))}
      {total > MAX_FRAMES ? (
        <span className={styles.more}>{t('ui.snapshots.more', { count: total - MAX_FRAMES })}</span>
      ) : null}
    </div>
  );
};
