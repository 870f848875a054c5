import { type CSSProperties, type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Divide } from '../../components/form/divide.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { pictureAddress } from '../design/board/board-screen.tsx';
import { Wireframe } from '../design/board/wireframe.tsx';
import styles from './preview.module.css';
import { type Fit, fitInto, type PreviewMode } from './preview-modes.ts';
import { type Room, useRoom } from './use-room.ts';

export interface SheetsProps {
  readonly view: SnapshotView;
  readonly screen: SemanticScreen;
  readonly url: string;
  /** Pixels that the page gets. */
  readonly width: number;
  readonly mode: PreviewMode;
}

const sized = ({ scale, width, height }: Fit): { outer: CSSProperties; inner: CSSProperties } => ({
  outer: { width, height },
  inner: { transform: `scale(${scale})`, width: width / scale, height: height / scale },
});

/** Where the sheets lie: what is larger is scrolled to, with the keyboard as well. */
const RoomOf = ({ place, children }: { readonly place: Ref<HTMLElement>; readonly children: ReactNode }) => (
  <section
    className={styles.room}
    ref={place}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    tabIndex={0}
  >
    {children}
  </section>
);

/** The page, in a frame whose code has no rights and no origin that anything belongs to. */
const Page = ({ screen, url, fit }: { screen: SemanticScreen; url: string; fit: Fit }) => {
  const { t } = useTranslation();
  const { outer, inner } = sized(fit);
  return (
    <div className={styles.sheet} style={outer}>
      <iframe
        className={styles.page}
        style={inner}
        src={url}
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        title={t('ui.preview.page-of', { name: visibleText(screen.name) })}
      />
    </div>
  );
};

/** The design as it was drawn, from its top left, at the same scale as the page. */
const Design = ({ view, screen, fit }: { view: SnapshotView; screen: SemanticScreen; fit: Fit }) => (
  <div className={styles.sheet} style={{ width: fit.width, height: fit.height }}>
    <div className={styles.drawn} style={{ width: screen.width * fit.scale, height: screen.height * fit.scale }}>
      {screen.picture === null ? (
        <Wireframe snapshot={view.name} screen={screen} detail={1} isDrawn reason={screen.pictureReason ?? null} />
      ) : (
        <img src={pictureAddress(view.base, screen.picture)} alt={visibleText(screen.name)} draggable={false} />
      )}
    </div>
  </div>
);

const SideBySide = ({ view, screen, url, width }: SheetsProps) => {
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
              <Design view={view} screen={screen} fit={designFit} />
            </div>
            <div className={styles.half}>
              <Page screen={screen} url={url} fit={pageFit} />
            </div>
          </>
        ) : null}
      </RoomOf>
    </div>
  );
};

const GAP = 16;

/** As high as the room, whatever the scale: the page scrolls by itself. */
const filling = (width: number, room: Room): Fit => {
  const { scale } = fitInto({ width, height: 1 }, room);
  return { scale, width: width * scale, height: room.height };
};

const OneOverTheOther = ({ view, screen, url, width, mode }: SheetsProps) => {
  const { t } = useTranslation();
  const [ref, room] = useRoom();
  const [at, setAt] = useState(50);
  const fit = room && fitInto({ width: Math.max(width, screen.width), height: screen.height }, room);
  if (mode === 'code') {
    return (
      <div className={styles.sides}>
        <p className={styles.captions}>{t('ui.preview.code-at', { width })}</p>
        <RoomOf place={ref}>{room ? <Page screen={screen} url={url} fit={filling(width, room)} /> : null}</RoomOf>
      </div>
    );
  }
  const page = fit && { ...fit, width: width * fit.scale };
  return (
    <div className={styles.sides}>
      <div className={styles.captions}>
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
          <div className={styles.stack} data-mode={mode} style={{ width: fit.width, height: fit.height }}>
            <div className={styles.under}>
              <Page screen={screen} url={url} fit={page} />
            </div>
            <div className={styles.over} style={mode === 'slider' ? { clipPath: `inset(0 ${100 - at}% 0 0)` } : {}}>
              <Design view={view} screen={screen} fit={fit} />
            </div>
            {mode === 'slider' ? (
              <Divide at={at} valueText={t('ui.preview.divide-at', { share: at })} onAt={setAt} />
            ) : null}
          </div>
        ) : null}
      </RoomOf>
    </div>
  );
};

/** The generated page and the design: beside each other, over each other, or subtracted. */
export const PreviewSheets = (props: SheetsProps) =>
  props.mode === 'side' ? <SideBySide {...props} /> : <OneOverTheOther {...props} />;
