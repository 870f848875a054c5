import { type CSSProperties, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Divide } from '../../../components/form/divide.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import styles from './pictures.module.css';

export const PICTURE_VIEWS = ['slider', 'side', 'difference'] as const;
export type PictureView = (typeof PICTURE_VIEWS)[number];

/** One state of a screen or image; null where it does not exist. */
export interface PictureSide {
  /** Pixels of the design. */
  readonly width: number;
  readonly height: number;
  /** The picture, or what stands for it. */
  readonly content: ReactNode;
  /** Where the chosen layer stands, in pixels of the design. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  /** A wireframe cannot be subtracted. */
  readonly isPicture: boolean;
}

export interface PicturePairProps {
  readonly before: PictureSide | null;
  readonly after: PictureSide | null;
  readonly view: PictureView;
  onView(view: PictureView): void;
  readonly end?: ReactNode;
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

const share = (part: number, whole: number): string => `${(100 * part) / Math.max(1, whole)}%`;

const Layer = ({
  side,
  frame,
  className,
  style,
}: {
  side: PictureSide;
  frame: Frame;
  className?: string | undefined;
  style?: CSSProperties;
}) => (
  <div className={className ?? styles.layer} style={style}>
    <div
      className={styles.sheet}
      style={{ width: share(side.width, frame.width), height: share(side.height, frame.height) }}
    >
      {side.content}
    </div>
    {side.box ? (
      <svg
        className={styles.glass}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        <rect className={styles.box} {...side.box} vectorEffect="non-scaling-stroke" />
      </svg>
    ) : null}
  </div>
);

const Sheet = ({ frame, children }: { readonly frame: Frame; readonly children: ReactNode }) => (
  <div className={styles.place}>
    <div
      className={styles.frame}
      style={{
        aspectRatio: `${frame.width} / ${frame.height}`,
        width: `min(100cqw, calc(100cqh * ${frame.width / Math.max(1, frame.height)}))`,
      }}
    >
      {children}
    </div>
  </div>
);

const Missing = ({ word }: { readonly word: string }) => <div className={styles.missing}>{word}</div>;

const SideBySide = ({ before, after, frame }: Sides) => {
  const { t } = useTranslation();
  const sides = [
    ['before', before],
    ['after', after],
  ] as const;
  return (
    <div className={styles.sides}>
      {sides.map(([name, side]) => (
        <figure key={name} className={styles.figure}>
          <figcaption className={styles.caption}>{t(`ui.compare.${name}`)}</figcaption>
          <Sheet frame={frame}>
            {side ? <Layer side={side} frame={frame} /> : <Missing word={t(`ui.compare.not-${name}`)} />}
          </Sheet>
        </figure>
      ))}
    </div>
  );
};

interface Sides {
  readonly before: PictureSide | null;
  readonly after: PictureSide | null;
  readonly frame: Frame;
}

const Slider = ({ before, after, frame }: { before: PictureSide; after: PictureSide; frame: Frame }) => {
  const { t } = useTranslation();
  const [at, setAt] = useState(50);
  return (
    <div className={styles.single}>
      <div className={styles.captions} aria-hidden>
        <span>{t('ui.compare.before')}</span>
        <span>{t('ui.compare.after')}</span>
      </div>
      <Sheet frame={frame}>
        <Layer side={after} frame={frame} />
        <Layer side={before} frame={frame} style={{ clipPath: `inset(0 ${100 - at}% 0 0)` }} />
        <Divide at={at} valueText={t('ui.compare.divide-at', { share: at })} onAt={setAt} />
      </Sheet>
    </div>
  );
};

const Difference = ({ before, after, frame }: { before: PictureSide; after: PictureSide; frame: Frame }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.single}>
      <p className={styles.captions}>{t('ui.compare.difference-text')}</p>
      <Sheet frame={frame}>
        <div className={styles.difference}>
          <Layer side={{ ...before, box: null }} frame={frame} />
          <Layer side={{ ...after, box: null }} frame={frame} className={styles.subtracted} />
        </div>
      </Sheet>
    </div>
  );
};

/** Two states of a screen or image over or beside each other. */
export const PicturePair = ({ before, after, view, onView, end }: PicturePairProps) => {
  const { t } = useTranslation();
  const frame = {
    width: Math.max(before?.width ?? 1, after?.width ?? 1),
    height: Math.max(before?.height ?? 1, after?.height ?? 1),
  };
  const isPair = before !== null && after !== null;
  const canSubtract = isPair && before.isPicture && after.isPicture;
  const shown = !isPair || (view === 'difference' && !canSubtract) ? 'side' : view;
  return (
    <div className={styles.pair}>
      <div className={styles.bar}>
        <Segmented
          label={t('ui.compare.pictures')}
          size="bar"
          value={shown}
          onChange={onView}
          options={PICTURE_VIEWS.map((value) => ({
            value,
            label: t(`ui.compare.view.${value}`),
            isDisabled: (value === 'slider' && !isPair) || (value === 'difference' && !canSubtract),
          }))}
        />
        <span className={styles.end}>{end}</span>
      </div>
      {shown === 'slider' && isPair ? <Slider before={before} after={after} frame={frame} /> : null}
      {shown === 'difference' && isPair ? <Difference before={before} after={after} frame={frame} /> : null}
      {shown === 'side' ? <SideBySide before={before} after={after} frame={frame} /> : null}
    </div>
  );
};
