import { Image, Shapes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Paint, SemanticNode } from '#contract/design/semantic-ast';
import { Icon } from '../../../components/icon.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { Swatch } from '../parts/swatch.tsx';
import { VisibleName } from '../parts/visible-name.tsx';
import styles from './inspect.module.css';
import { BoundValue } from './value.tsx';

interface ColourProps {
  readonly color: string;
  readonly token: string | undefined;
  readonly opacity?: number | undefined;
  readonly framework: string;
}

/** The token when there is one, and always the literal; a literal alone is what the design should bind. */
export const ColourRow = ({ color, token, opacity, framework }: ColourProps) => {
  const { t } = useTranslation();
  const share = opacity === undefined ? '' : ` ${Math.round(opacity * 100)} %`;
  return (
    <div className={styles.paint}>
      <Swatch literal={color} framework={framework} />
      <span
        className={styles.paintName}
        data-literal={token === undefined || undefined}
        title={token && visibleText(token)}
      >
        {token === undefined ? t('ui.design.literal') : <VisibleName text={token.slice(token.indexOf('/') + 1)} />}
      </span>
      <code className={styles.literal} title={visibleText(color)}>
        {`${visibleText(color)}${share}`}
      </code>
    </div>
  );
};

const PaintRows = ({ paint, framework }: { readonly paint: Paint; readonly framework: string }) => {
  const { t } = useTranslation();
  switch (paint.kind) {
    case 'solid':
      return <ColourRow color={paint.color} token={paint.token} opacity={paint.opacity} framework={framework} />;
    case 'linear':
    case 'radial':
    case 'angular':
    case 'diamond':
      return (
        <>
          <div className={styles.paintHead}>{t(`ui.design.gradient.${paint.kind}`)}</div>
          {paint.stops.map((stop, at) => (
            <ColourRow
              // biome-ignore lint/suspicious/noArrayIndexKey: stops have no name, and two may be the same
              key={at}
              color={stop.color}
              token={stop.token}
              framework={framework}
            />
          ))}
        </>
      );
    case 'image':
      return (
        <div className={styles.paint}>
          <Icon of={Image} size={14} className={styles.icon} />
          <span className={styles.paintName}>{t('ui.design.image-fill')}</span>
          <code className={styles.literal}>{visibleText(paint.scaleMode)}</code>
        </div>
      );
    case 'other':
      return (
        <div className={styles.paint}>
          <Icon of={Shapes} size={14} className={styles.icon} />
          <span className={styles.paintName}>{visibleText(paint.figmaType)}</span>
        </div>
      );
  }
};

interface PaintsProps {
  readonly node: SemanticNode;
  readonly framework: string;
}

export const Paints = ({ paints, framework }: { readonly paints: readonly Paint[]; readonly framework: string }) => (
  <div className={styles.paints}>
    {paints.map((paint, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paints have no name, and two may be the same
      <PaintRows key={at} paint={paint} framework={framework} />
    ))}
  </div>
);

/** Fills of a layer; those of a text are its colours. */
export const FillsSection = ({ node, framework }: PaintsProps) => {
  const { t } = useTranslation();
  const fills = node.fills ?? node.text?.style.fills ?? [];
  const style = node.styles?.['fill'];
  if (fills.length === 0) return null;
  return (
    <PanelSection title={t('ui.design.fills')} end={style === undefined ? null : <VisibleName text={style} />} isInset>
      <Paints paints={fills} framework={framework} />
    </PanelSection>
  );
};

export const StrokesSection = ({ node, framework }: PaintsProps) => {
  const { t } = useTranslation();
  const { strokes } = node;
  if (!strokes) return null;
  return (
    <PanelSection
      title={t('ui.design.strokes')}
      end={
        <span className={styles.value}>
          <BoundValue of={strokes.weight} /> {t(`ui.design.stroke-align.${strokes.align}`)}
        </span>
      }
      isInset
    >
      <Paints paints={strokes.paints} framework={framework} />
    </PanelSection>
  );
};
