import { PencilRuler } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import { Icon } from '../../../components/icon.tsx';
import styles from './board.module.css';

/** Reasons named in the line; the others are under Lint. */
const NAMED = 2;

interface DrawnPicturesProps {
  readonly screens: readonly SemanticScreen[];
  /** Id of the chosen screen. */
  readonly chosen: string | null;
}

/** What of the chosen screen is not as in Figma: the most frequent reasons, with how many layers each has. */
const useDifferences = ({ screens, chosen }: DrawnPicturesProps): string | null => {
  const { t } = useTranslation();
  const drawn = useMemo(() => screens.find(({ id }) => id === chosen)?.drawn, [screens, chosen]);
  if (drawn === undefined || drawn.flagged === 0) return null;
  const reasons = Object.entries(drawn.reasons).sort(([, a], [, b]) => b - a);
  const named = reasons.slice(0, NAMED).map(([reason, count]) => `${t(`renderFlag.${reason}`)} (${count})`);
  return t('ui.design.drawn-differs', { flagged: drawn.flagged, layers: drawn.layers, why: named.join('; ') });
};

/** One line over the board when pictures are not Figma's but were drawn from geometry. */
export const DrawnPictures = (props: DrawnPicturesProps) => {
  const { screens } = props;
  const { t } = useTranslation();
  const count = useMemo(() => screens.filter(({ drawn }) => drawn !== undefined).length, [screens]);
  const differences = useDifferences(props);
  if (count === 0) return null;
  return (
    <p className={styles.missing} data-board-part>
      <Icon of={PencilRuler} size={14} />
      <span>
        {t('ui.design.drawn', { count })}
        {differences === null ? null : ` ${differences}`}
      </span>
    </p>
  );
};
