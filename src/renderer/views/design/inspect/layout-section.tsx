import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { type Fact, Facts } from '../../../components/list/facts.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { formatPixels } from '../model/distances.ts';
import styles from './inspect.module.css';
import { BoundValue, SidesValue, StackWordValue, TokenBadge } from './value.tsx';

type Row = readonly [key: string, value: ReactNode | null | undefined | false];

const side = (node: SemanticNode, axis: 'width' | 'height'): ReactNode => {
  const word = node.size?.[axis];
  const token = node.size?.[axis === 'width' ? 'widthToken' : 'heightToken'];
  return (
    <span className={styles.value}>
      <span>{formatPixels(node.box[axis])}</span>
      {word ? <StackWordValue word={word} /> : null}
      {token ? <TokenBadge token={token} /> : null}
    </span>
  );
};

const limits = ({ size }: SemanticNode): readonly Row[] => [
  ['min-width', size?.minWidth !== undefined && <BoundValue of={size.minWidth} />],
  ['max-width', size?.maxWidth !== undefined && <BoundValue of={size.maxWidth} />],
  ['min-height', size?.minHeight !== undefined && <BoundValue of={size.minHeight} />],
  ['max-height', size?.maxHeight !== undefined && <BoundValue of={size.maxHeight} />],
  ['aspect', size?.aspectRatio !== undefined && String(size.aspectRatio)],
];

const flow = ({ layout }: SemanticNode, t: TFunction): readonly Row[] => [
  ['direction', layout && <StackWordValue word={layout.direction} />],
  ['wrap', layout?.wrap && t('ui.design.yes')],
  ['gap', layout?.gap !== undefined && <BoundValue of={layout.gap} />],
  ['cross-gap', layout?.crossGap !== undefined && <BoundValue of={layout.crossGap} />],
  ['padding', layout?.padding && <SidesValue of={layout.padding} />],
  ['main-align', layout?.mainAxisAlign && <StackWordValue word={layout.mainAxisAlign} />],
  ['cross-align', layout?.crossAxisAlign && <StackWordValue word={layout.crossAxisAlign} />],
  ['grid', layout?.grid && `${layout.grid.columns} × ${layout.grid.rows}`],
];

const place = ({ item, box, rotation, corners, clips, scroll }: SemanticNode, t: TFunction): readonly Row[] => [
  ['position', `${formatPixels(box.x)}, ${formatPixels(box.y)}`],
  ['absolute', item?.absolute && t('ui.design.yes')],
  ['align-self', item?.alignSelf && <StackWordValue word={item.alignSelf} />],
  ['constraints', item?.constraints && visibleText(`${item.constraints.horizontal}, ${item.constraints.vertical}`)],
  ['rotation', rotation !== undefined && `${rotation}°`],
  ['radius', corners?.radius !== undefined && <BoundValue of={corners.radius} />],
  ['radii', corners?.radii && <SidesValue of={corners.radii} />],
  ['clips', clips && t('ui.design.yes')],
  ['scroll', scroll !== undefined && visibleText(scroll)],
];

/** How the layer is laid out and where it stands: pixels, the stack's words, and the tokens behind them. */
export const LayoutSection = ({ node }: { readonly node: SemanticNode }) => {
  const { t } = useTranslation();
  const rows: readonly Row[] = [
    ...flow(node, t),
    ['width', side(node, 'width')],
    ['height', side(node, 'height')],
    ...limits(node),
    ...place(node, t),
    ['opacity', node.opacity !== undefined && <BoundValue of={node.opacity} />],
  ];
  const facts = rows.flatMap(([key, value]): Fact[] =>
    value === null || value === undefined || value === false ? [] : [{ name: t(`ui.design.fact.${key}`), value }],
  );
  return (
    <PanelSection title={t('ui.design.layout')} isInset>
      <Facts facts={facts} />
    </PanelSection>
  );
};
