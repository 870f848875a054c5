import { type CSSProperties, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { visibleText } from '../../../format/visible-text.ts';
import { pictureAddress } from '../../design/board/board-screen.tsx';
import { Wireframe } from '../../design/board/wireframe.tsx';
import type { Rect } from '../../design/model/geometry.ts';
import styles from '../preview.module.css';
import type { Fit } from '../preview-modes.ts';

const sized = ({ scale, width, height }: Fit): { outer: CSSProperties; inner: CSSProperties } => ({
  outer: { width, height },
  inner: { transform: `scale(${scale})`, width: width / scale, height: height / scale },
});

/** Where the sheets lie: what is larger is scrolled to, with the keyboard as well. */
export const RoomOf = ({ place, children }: { readonly place: Ref<HTMLElement>; readonly children: ReactNode }) => (
  <section
    className={styles.room}
    data-room
    ref={place}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    tabIndex={0}
  >
    {children}
  </section>
);

/** Only the room scrolls: the window around it has no place of its own to scroll to. */
const bringIntoSight = (element: HTMLElement): void => {
  const room = element.closest('[data-room]');
  if (room === null) return;
  const [own, around] = [element.getBoundingClientRect(), room.getBoundingClientRect()];
  room.scrollBy({
    top: own.top + own.height / 2 - (around.top + around.height / 2),
    left: own.left < around.left || own.right > around.right ? own.left - around.left : 0,
  });
};

/** A box around a place of the design, brought into sight when it is another one. */
export const Marker = ({ box, scale }: { readonly box: Rect | null; readonly scale: number }) => {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box && element.current) bringIntoSight(element.current);
  }, [box]);
  if (box === null) return null;
  const { x, y, width, height } = box;
  const style = { left: x * scale, top: y * scale, width: width * scale, height: height * scale };
  return <div ref={element} className={styles.marker} style={style} data-marker aria-hidden />;
};

/** The page, in a frame whose code has no rights and no origin that anything belongs to. */
export const Page = ({ screen, url, fit }: { screen: SemanticScreen; url: string; fit: Fit }) => {
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
export const Design = ({ view, screen, fit }: { view: SnapshotView; screen: SemanticScreen; fit: Fit }) => (
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

/** A picture of what was measured, as wide as it was rendered; its height is its own. */
export const Measured = ({
  src,
  name,
  width,
}: {
  readonly src: string;
  readonly name: string;
  readonly width: number;
}) => {
  const { t } = useTranslation();
  const [broken, setBroken] = useState<string | null>(null);
  if (broken === src) return <p className={styles.gone}>{t('ui.score.picture-gone')}</p>;
  return (
    <img
      className={styles.measured}
      style={{ width }}
      src={src}
      alt={name}
      draggable={false}
      onError={() => setBroken(src)}
    />
  );
};
