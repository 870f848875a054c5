import { useTranslation } from 'react-i18next';
import type { Effect, SemanticNode } from '#contract/design/semantic-ast';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { unbind } from '../model/bound.ts';
import styles from './inspect.module.css';
import { ColourRow } from './paints-section.tsx';
import { BoundValue } from './value.tsx';

const EffectRow = ({ effect, framework }: { readonly effect: Effect; readonly framework: string }) => {
  const { t } = useTranslation();
  switch (effect.kind) {
    case 'drop-shadow':
    case 'inner-shadow': {
      const figures = [effect.x, effect.y, effect.blur, effect.spread ?? 0].map((value) => unbind(value).value);
      return (
        <>
          <div className={styles.paintHead}>
            {t(`ui.design.effect.${effect.kind}`)} <code>{figures.join(' ')}</code>
          </div>
          <ColourRow color={effect.color} token={effect.token} framework={framework} />
        </>
      );
    }
    case 'layer-blur':
    case 'background-blur':
      return (
        <div className={styles.paintHead}>
          {t(`ui.design.effect.${effect.kind}`)} <BoundValue of={effect.blur} />
        </div>
      );
    case 'other':
      return <div className={styles.paintHead}>{visibleText(effect.figmaType)}</div>;
  }
};

export const EffectsSection = ({ node, framework }: { readonly node: SemanticNode; readonly framework: string }) => {
  const { t } = useTranslation();
  if (!node.effects?.length) return null;
  return (
    <PanelSection title={t('ui.design.effects')} isInset>
      <div className={styles.paints}>
        {node.effects.map((effect, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: effects have no name, and two may be the same
          <EffectRow key={at} effect={effect} framework={framework} />
        ))}
      </div>
    </PanelSection>
  );
};
