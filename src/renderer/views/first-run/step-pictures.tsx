import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApprovePicture } from './approve-picture.tsx';
import { ImportPicture } from './import-picture.tsx';
import { LookPicture } from './look-picture.tsx';
import { ReviewPicture } from './review-picture.tsx';
import { SetUpPicture } from './set-up-picture.tsx';
import styles from './step-pictures.module.css';

const STEPS: readonly (readonly [name: string, picture: ReactNode])[] = [
  ['set-up', <SetUpPicture key="set-up" />],
  ['import', <ImportPicture key="import" />],
  ['look', <LookPicture key="look" />],
  ['approve', <ApprovePicture key="approve" />],
  ['review', <ReviewPicture key="review" />],
];

/** The five steps, each with a picture drawn here. */
export const StepPictures = () => {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps}>
      {STEPS.map(([name, picture], index) => (
        <li key={name} className={styles.step}>
          <div className={styles.board} aria-hidden>
            {picture}
          </div>
          <h2 className={styles.title}>
            <span className={styles.number}>{index + 1}</span>
            {t(`ui.first-run.steps.${name}.title`)}
          </h2>
          <p className={styles.text}>{t(`ui.first-run.steps.${name}.text`)}</p>
        </li>
      ))}
    </ol>
  );
};
