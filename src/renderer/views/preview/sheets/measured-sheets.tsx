import { useTranslation } from 'react-i18next';
import type { Score, ScreenScore } from '#contract/code-gen/score';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { visibleText } from '../../../format/visible-text.ts';
import { pictureAddress } from '../../design/board/board-screen.tsx';
import type { Rect } from '../../design/model/geometry.ts';
import { measuredWidth } from '../model/score-parts.ts';
import styles from '../preview.module.css';
import { fitInto } from '../preview-modes.ts';
import { GAP } from './preview-sheets.tsx';
import { Design, Marker, Measured, RoomOf } from './sheet-parts.tsx';
import { useRoom } from './use-room.ts';

export interface MeasuredSheetsProps {
  readonly view: SnapshotView;
  readonly screen: SemanticScreen;
  readonly score: Score;
  readonly own: ScreenScore;
  readonly width: number;
  readonly box: Rect | null;
}

const addressOf = ({ run }: Score, name: string): string => pictureAddress('/score', `${run}/${name}`);

/** Where the page differs, over a pale design. */
export const HeatSheet = ({ view, screen, score, own, box }: MeasuredSheetsProps) => {
  const { t } = useTranslation();
  const [ref, room] = useRoom();
  const fit = room && fitInto(screen, room);
  const { heat } = own.pictures;
  return (
    <div className={styles.sides}>
      <p className={styles.captions}>{t('ui.score.heat-text')}</p>
      <RoomOf place={ref}>
        {fit && heat !== null ? (
          <div className={styles.stack} data-mode="heat" style={{ width: fit.width, minHeight: fit.height }}>
            <div className={styles.laid} data-pale>
              <Design view={view} screen={screen} fit={fit} />
            </div>
            <div className={styles.laid}>
              <Measured
                src={addressOf(score, heat)}
                name={t('ui.score.heat-of', { name: visibleText(screen.name) })}
                width={fit.width}
              />
            </div>
            <Marker box={box} scale={fit.scale} />
          </div>
        ) : null}
      </RoomOf>
    </div>
  );
};

/** The page as it was when it was measured, beside the design: at the drawn or at the second width. */
export const RenderedSheet = ({ view, screen, score, own, width, box }: MeasuredSheetsProps) => {
  const { t } = useTranslation();
  const [ref, room] = useRoom();
  const half = room ? { width: (room.width - GAP) / 2 } : null;
  const drawn = own.widths[0] ?? screen.width;
  const measured = measuredWidth(own.widths, width) ?? drawn;
  const isWide = measured !== drawn && own.pictures.wide !== null;
  const name = isWide ? own.pictures.wide : own.pictures.page;
  const shown = isWide ? measured : drawn;
  const designFit = half && fitInto(screen, half);
  const pageFit = half && fitInto({ width: shown, height: 1 }, half);
  return (
    <div className={styles.sides}>
      <div className={styles.captions}>
        <span className={styles.half}>{t('ui.preview.design-at', { width: Math.round(screen.width) })}</span>
        <span className={styles.half}>{t('ui.score.rendered-at', { width: Math.round(shown) })}</span>
      </div>
      <RoomOf place={ref}>
        {designFit && pageFit && name !== null ? (
          <>
            <div className={styles.half}>
              <div className={styles.marked}>
                <Design view={view} screen={screen} fit={designFit} />
                <Marker box={box} scale={designFit.scale} />
              </div>
            </div>
            <div className={styles.half}>
              <div className={styles.marked}>
                <Measured
                  src={addressOf(score, name)}
                  name={t('ui.score.rendered-of', { name: visibleText(screen.name) })}
                  width={pageFit.width}
                />
                {isWide ? null : <Marker box={box} scale={pageFit.scale} />}
              </div>
            </div>
          </>
        ) : null}
      </RoomOf>
    </div>
  );
};
