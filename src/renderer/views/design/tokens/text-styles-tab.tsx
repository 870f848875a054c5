import { CloudAlert, Type } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView, UsedTextStyle } from '#contract/design/snapshot-view';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useViewActions } from '../../../store/window-context.tsx';
import { unbind } from '../model/bound.ts';
import { describeStyle } from '../model/text-styles.ts';
import { LayerUses } from '../parts/layer-uses.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import { VisibleName } from '../parts/visible-name.tsx';
import styles from './tokens.module.css';
import { useUses } from './use-uses.ts';

/** A sample is shown no larger than that; its real size stands beside it. Pixels. */
const MAX_SHOWN = 40;

const shownSize = ({ style }: UsedTextStyle): number => Math.min(MAX_SHOWN, Math.max(9, unbind(style.size).value));
const heightOf = (used: UsedTextStyle): number => Math.max(52, Math.round(shownSize(used) * 1.35) + 24);

/** A family of the design where this machine has it. Quoted, so that nothing of a name is more than a name. */
const familyOf = ({ style }: UsedTextStyle): string => {
  const name = style.family.replace(/["\\\n\r\f]/g, '').slice(0, 80);
  return `"${name}", "${name} Variable", var(--sans)`;
};

const StyleRow = ({ used }: { readonly used: UsedTextStyle }) => {
  const { t } = useTranslation();
  const { style } = used;
  return (
    <>
      <span
        className={styles.sample}
        style={{
          fontFamily: familyOf(used),
          fontSize: shownSize(used),
          fontWeight: style.weight,
          fontStyle: style.italic ? 'italic' : 'normal',
        }}
      >
        <VisibleName text={used.sample === '' ? 'Ag' : used.sample} />
      </span>
      <span className={styles.styleWords}>
        <span className={styles.styleName}>
          {used.name === null ? t('ui.design.unnamed-style') : visibleText(used.name)}
        </span>
        <span className={styles.styleNote}>{visibleText(describeStyle(style))}</span>
      </span>
      <span className={styles.styleCount}>{t('ui.design.layers', { count: used.count })}</span>
    </>
  );
};

export interface TextStylesTabProps {
  readonly view: SnapshotView;
  onShow(): void;
}

/** How the texts of all screens look, by style of Figma and what was styled by hand. A press shows where each is used. */
export const TextStylesTab = ({ view, onShow }: TextStylesTabProps) => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const [chosen, setChosen] = useState<UsedTextStyle | null>(null);
  const loaded = useUses(view);
  if (loaded.kind === 'failed') {
    return (
      <EmptyState icon={CloudAlert} title={t('ui.design.unreadable')} place="panel">
        {loaded.failure.message}
      </EmptyState>
    );
  }
  if (loaded.kind !== 'ready') return <Skeleton rows={6} label={t('ui.design.reading-layers')} />;
  const { texts } = loaded.value;
  if (texts.length === 0) {
    return (
      <EmptyState icon={Type} title={t('ui.design.no-texts')} place="panel">
        {t('ui.design.no-texts-text')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.split}>
      <div className={styles.columns}>
        <div className={styles.main}>
          <VirtualList
            label={t('ui.design.text-styles')}
            rows={texts}
            heightOf={heightOf}
            keyOf={({ key }) => key}
            nameOf={({ name, sample }) => name ?? sample}
            selectedKey={chosen?.key ?? null}
            onChoose={(used) => {
              setChosen(used);
              select({ screen: used.first.screen, node: used.first.id });
            }}
            renderRow={(one) => <StyleRow used={one} />}
          />
        </div>
        {chosen ? (
          <LayerUses
            view={view}
            of="text"
            useKey={chosen.key}
            title={chosen.name ?? describeStyle(chosen.style)}
            onShow={onShow}
            onClose={() => setChosen(null)}
          />
        ) : null}
      </div>
    </div>
  );
};
