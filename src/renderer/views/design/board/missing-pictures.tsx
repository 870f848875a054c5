import { ImageOff } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import { Icon } from '../../../components/icon.tsx';
import { usePictureReason } from '../parts/use-picture-reason.ts';
import styles from './board.module.css';

/** One line over the board when screens are drawn from boxes, with the reason when all have the same. */
export const MissingPictures = ({ screens }: { readonly screens: readonly SemanticScreen[] }) => {
  const { t } = useTranslation();
  const wordsFor = usePictureReason();
  const missing = useMemo(() => screens.filter(({ picture }) => picture === null), [screens]);
  if (missing.length === 0) return null;
  const reasons = [...new Set(missing.map(({ pictureReason }) => pictureReason ?? null))];
  const key = reasons.length === 1 ? 'ui.design.missing-because' : 'ui.design.missing';
  return (
    <p className={styles.missing} data-board-part>
      <Icon of={ImageOff} size={14} />
      {t(key, { count: missing.length, why: wordsFor(reasons[0] ?? null) })}
    </p>
  );
};
