import { RotateCw, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/button/icon-button.tsx';
import { Segmented } from '../../components/form/segmented.tsx';
import { PREVIEW_MODES, type PreviewMode } from '../../store/preview/look-store.ts';
import { MeasureButton } from './measure-button.tsx';
import styles from './preview.module.css';
import { widthLimits } from './preview-modes.ts';

export interface PreviewBarProps {
  readonly mode: PreviewMode;
  /** Those that there is something to show for. */
  readonly modes: readonly PreviewMode[];
  /** The width that the screen was drawn at. */
  readonly drawn: number;
  readonly width: number;
  /** The code of the screen was measured already. */
  readonly isMeasured: boolean;
  onMode(mode: PreviewMode): void;
  onWidth(width: number): void;
  onReload(): void;
}

const Width = ({ mode, drawn, width, onWidth }: PreviewBarProps) => {
  const { t } = useTranslation();
  const { min, max } = widthLimits(drawn);
  const isDrawn = width === Math.round(drawn);
  // What was measured has the widths that it was measured at.
  const isFixed = mode === 'heat' || mode === 'rendered';
  return (
    <span className={styles.width}>
      <IconButton
        icon={Smartphone}
        label={t('ui.preview.as-drawn', { width: Math.round(drawn) })}
        size="bar"
        isDisabled={isDrawn || isFixed}
        onPress={() => onWidth(Math.round(drawn))}
      />
      <input
        className={styles.widthRange}
        type="range"
        min={min}
        max={max}
        step={1}
        value={width}
        disabled={isFixed}
        aria-label={t('ui.preview.width')}
        aria-valuetext={t('ui.preview.pixels', { width })}
        onChange={({ target }) => onWidth(Number(target.value))}
      />
      <output className={styles.widthFigure}>{width}</output>
    </span>
  );
};

/** How the two are shown, and how wide the page is. */
export const PreviewBar = (props: PreviewBarProps) => {
  const { t } = useTranslation();
  const { mode, modes, isMeasured, onMode, onReload } = props;
  return (
    <div className={styles.bar}>
      <Segmented
        label={t('ui.preview.view')}
        size="bar"
        value={mode}
        onChange={onMode}
        options={PREVIEW_MODES.map((value) => ({
          value,
          label: t(`ui.preview.mode.${value}`),
          isDisabled: !modes.includes(value),
        }))}
      />
      <span className={styles.end}>
        <Width {...props} />
        <IconButton icon={RotateCw} label={t('ui.preview.reload')} size="bar" onPress={onReload} />
        <MeasureButton isAgain={isMeasured} size="bar" />
      </span>
    </div>
  );
};
