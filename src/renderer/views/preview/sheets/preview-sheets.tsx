import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { KeyHint } from '../../../components/button/key-hint.tsx';
import { Divide } from '../../../components/form/divide.tsx';
import { useHeldKey } from '../../../keys/use-held-key.ts';
import type { PreviewMode } from '../../../store/preview/look-store.ts';
import type { Rect } from '../../design/model/geometry.ts';
import styles from '../preview.module.css';
import { type Fit, fitInto } from '../preview-modes.ts';
import { Design, Marker, Page, RoomOf } from './sheet-parts.tsx';
import { type Room, useRoom } from './use-room.ts';

export interface SheetsProps {
  readonly view: SnapshotView;
  readonly screen: SemanticScreen;
  readonly url: string;
  /** Pixels that the page gets. */
  readonly width: number;
  readonly mode: PreviewMode;
  /** The place of a difference, in pixels of the design. */
  readonly box: Rect | null;
}

/** Pixels between the two. */
export const GAP = 16;

const SideBySide = ({ view, screen, url, width, box }: SheetsProps) => {
  const { t } = useTranslation();
  const [ref, room] = useRoom();
  const half = room ? { width: (room.width - GAP) / 2, height: room.height } : null;
  const drawn = { width: screen.width, height: screen.height };
  const designFit = half && fitInto(drawn, half);
  const pageFit = half && fitInto({ width, height: screen.height }, half);
  return (
    <div className={styles.sides}>
      <div className={styles.captions}>
        <span className={styles.half}>{t('ui.preview.design-at', { width: Math.round(screen.width) })}</span>
        <span className={styles.half}>{t('ui.preview.code-at', { width })}</span>
      </div>
      <RoomOf place={ref}>
        {designFit && pageFit ? (
          <>
            <div className={styles.half}>
              <div className={styles.marked}>
                <Design view={view} screen={screen} fit={designFit} />
                <Marker box={box} scale={designFit.scale} />
              </div>
            </div>
            <div className={styles.half}>
              <div className={styles.marked}>
                <Page screen={screen} url={url} fit={pageFit} />
                <Marker box={box} scale={pageFit.scale} />
              </div>
            </div>
          </>
        ) : null}
      </RoomOf>
    </div>
  );
};

/** As high as the room, whatever the scale: the page scrolls by itself. */
const filling = (width: number, room: Room): Fit => {
  const { scale } = fitInto({ width, height: 1 }, room);
  return { scale, width: width * scale, height: room.height };
};

const CodeOnly = ({ screen, url, width }: SheetsProps) => {
  const { t } = useTranslation();
  const [ref, room] = useRoom();
  return (
    <div className={styles.sides}>
      <p className={styles.captions}>{t('ui.preview.code-at', { width })}</p>
      <RoomOf place={ref}>{room ? <Page screen={screen} url={url} fit={filling(width, room)} /> : null}</RoomOf>
    </div>
  );
};

const OneOverTheOther = ({ view, screen, url, width, mode, box }: SheetsProps) => {
  const { t } = useTranslation();
  const [ref, room] = useRoom();
  const [at, setAt] = useState(50);
  const fit = room && fitInto({ width: Math.max(width, screen.width), height: screen.height }, room);
  const page = fit && { ...fit, width: width * fit.scale };
  const isDesign = useHeldKey('d');
  const shown = isDesign ? 100 : at;
  return (
    <div className={styles.sides}>
      <div className={styles.captions} data-middle={mode === 'slider' || undefined}>
        {mode === 'slider' ? (
          <>
            <span>{t('ui.preview.design')}</span>
            <span>{t('ui.preview.code')}</span>
          </>
        ) : (
          <span>{t('ui.compare.difference-text')}</span>
        )}
      </div>
      <RoomOf place={ref}>
        {fit && page ? (
          <div
            className={styles.stack}
            data-mode={isDesign ? 'design' : mode}
            style={{ width: fit.width, height: fit.height }}
          >
            <div className={styles.under}>
              <Page screen={screen} url={url} fit={page} />
            </div>
            <div className={styles.over} style={mode === 'slider' ? { clipPath: `inset(0 ${100 - shown}% 0 0)` } : {}}>
              <Design view={view} screen={screen} fit={fit} />
            </div>
            <Marker box={box} scale={fit.scale} />
            {mode === 'slider' ? (
              <Divide at={shown} valueText={t('ui.preview.divide-at', { share: at })} onAt={setAt} />
            ) : null}
          </div>
        ) : null}
      </RoomOf>
      <p className={styles.held}>
        <KeyHint keys="D" /> {t('ui.preview.hold')}
      </p>
    </div>
  );
};

/** The generated page and the design: beside each other, over each other, or subtracted. */
export const PreviewSheets = (props: SheetsProps) => {
  if (props.mode === 'side') return <SideBySide {...props} />;
  return props.mode === 'code' ? <CodeOnly {...props} /> : <OneOverTheOther {...props} />;
};
