import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UseCount } from '#contract/design/snapshot-view';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { Swatch } from '../parts/swatch.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import styles from './tokens.module.css';

export interface ColourListProps {
  readonly colours: readonly UseCount[];
  readonly framework: string;
  readonly chosen: string | null;
  onChoose(colour: string): void;
}

const ROW = 34;

/** Colours that neither a token nor a style stands behind, the most used first. */
export const ColourList = ({ colours, framework, chosen, onChoose }: ColourListProps) => {
  const { t } = useTranslation();
  if (colours.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t('ui.design.no-loose-colours')} place="panel">
        {t('ui.design.no-loose-colours-text')}
      </EmptyState>
    );
  }
  return (
    <VirtualList
      label={t('ui.design.loose-colours')}
      rows={colours}
      heightOf={() => ROW}
      keyOf={({ key }) => key}
      nameOf={({ key }) => key}
      selectedKey={chosen}
      onChoose={({ key }) => onChoose(key)}
      renderRow={({ key, count }) => (
        <>
          <Swatch literal={key} framework={framework} />
          <span className={styles.colour}>{visibleText(key)}</span>
          <span className={styles.styleCount}>{t('ui.design.layers', { count })}</span>
        </>
      )}
    />
  );
};
