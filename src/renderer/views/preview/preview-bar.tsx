import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Segmented } from '../../components/form/segmented.tsx';
import styles from './preview.module.css';
import { PREVIEW_MODES, type PreviewMode, widthLimits } from './preview-modes.ts';

export interface PreviewBarProps {
  readonly mode: PreviewMode;
  /** The width that the screen was drawn at. */
  readonly drawn: number;
  readonly width: number;
  onMode(mode: PreviewMode): void;
  onWidth(width: number): void;
  onReload(): void;
}

/** How the two are shown, and how wide the page is. */
export const PreviewBar = ({ mode, drawn, width, onMode, onWidth, onReload }: PreviewBarProps) => {
  const { t } = useTranslation();
  const { min, max } = widthLimits(drawn);
  const isDrawn = width === Math.round(drawn);
  return (
    <div className={styles.bar}>
      <Segmented
        label={t('ui.preview.view')}
        size="bar"
        value={mode}
        onChange={onMode}
        options={PREVIEW_MODES.map((value) => ({ value, label: t(`ui.preview.mode.${value}`) }))}
      />
      <label className={styles.width}>
        <span className={styles.widthWord}>{t('ui.preview.width')}</span>
        <input
          className={styles.widthRange}
          type="range"
          min={min}
          max={max}
          step={1}
          value={width}
          aria-valuetext={t('ui.preview.pixels', { width })}
          onChange={({ target }) => onWidth(Number(target.value))}
        />
        <output className={styles.widthFigure}>{width}</output>
      </label>
      <Button size="bar" variant="quiet" isDisabled={isDrawn} onPress={() => onWidth(Math.round(drawn))}>
        {t('ui.preview.as-drawn', { width: Math.round(drawn) })}
      </Button>
      <span className={styles.end}>
        <Button size="bar" icon={RotateCw} onPress={onReload}>
          {t('ui.preview.reload')}
        </Button>
      </span>
    </div>
  );
};
