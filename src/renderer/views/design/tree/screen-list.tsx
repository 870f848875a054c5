import { Monitor, Smartphone } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import { Icon } from '../../../components/icon.tsx';
import { useFormat } from '../../../format/use-format.ts';
import styles from '../design-navigator.module.css';
import { VirtualList } from '../parts/virtual-list.tsx';
import { VisibleName } from '../parts/visible-name.tsx';

export type ScreenRow =
  | { readonly kind: 'page'; readonly name: string; readonly count: number }
  | { readonly kind: 'screen'; readonly screen: SemanticScreen };

/** Pages as headings over their screens; sections keep their screens together by the order of the file. */
export const screenRows = (screens: readonly SemanticScreen[]): readonly ScreenRow[] =>
  [...Map.groupBy(screens, ({ page }) => page)].flatMap(([name, list]): ScreenRow[] => [
    { kind: 'page', name, count: list.length },
    ...list.map((screen): ScreenRow => ({ kind: 'screen', screen })),
  ]);

const PHONE = 600;
const ROW = 26;

export interface ScreenListProps {
  readonly screens: readonly SemanticScreen[];
  readonly chosen: SemanticScreen | null;
  onChoose(screen: SemanticScreen): void;
}

/** The screens of the snapshot by page, with how many layers each has. */
export const ScreenList = ({ screens, chosen, onChoose }: ScreenListProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const rows = useMemo(() => screenRows(screens), [screens]);
  return (
    <div className={styles.screens} style={{ height: rows.length * ROW + 8 }}>
      <VirtualList
        label={t('ui.design.screens')}
        rows={rows}
        heightOf={() => ROW}
        keyOf={(row) => (row.kind === 'page' ? `page ${row.name}` : row.screen.id)}
        nameOf={(row) => (row.kind === 'page' ? null : row.screen.name)}
        selectedKey={chosen?.id ?? null}
        onChoose={(row) => {
          if (row.kind === 'screen') onChoose(row.screen);
        }}
        renderRow={(row, { isSelected }) =>
          row.kind === 'page' ? (
            <>
              <span className={styles.page}>
                <VisibleName text={row.name} />
              </span>
              <span className={styles.count}>{count(row.count)}</span>
            </>
          ) : (
            <>
              <Icon of={row.screen.width < PHONE ? Smartphone : Monitor} size={14} className={styles.icon} />
              <span className={styles.name} data-chosen={isSelected || undefined}>
                <VisibleName text={row.screen.name} />
              </span>
              <span className={styles.count}>{count(row.screen.nodes)}</span>
            </>
          )
        }
      />
    </div>
  );
};
