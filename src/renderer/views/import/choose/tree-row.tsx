import { Check, ChevronRight, EyeOff, File, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { LayerIcon } from '../../design/parts/layer-icon.tsx';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import type { Tick } from './choice.ts';
import styles from './choose.module.css';
import { nameOfRow, type OutlineRow } from './outline-rows.ts';

export interface TreeRowProps {
  readonly id: string;
  readonly row: OutlineRow;
  readonly tick: Tick;
  readonly isActive: boolean;
  /** Pixels from the top of the tree. */
  readonly top: number;
  onTick(): void;
  onFold(): void;
}

const ARIA = { none: false, some: 'mixed', all: true } as const;

const Box = ({ tick }: { readonly tick: Tick }) => (
  <span className={styles.box} data-tick={tick}>
    {tick === 'all' ? <Check size={12} strokeWidth={2.5} aria-hidden /> : null}
    {tick === 'some' ? <Minus size={12} strokeWidth={2.5} aria-hidden /> : null}
  </span>
);

const Arrow = ({ row, onFold }: Pick<TreeRowProps, 'row' | 'onFold'>) => {
  if (row.kind === 'layer') return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the tree do the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys of the tree do the same
    <span
      className={styles.arrow}
      data-open={row.isOpen || undefined}
      onClick={(event) => {
        event.stopPropagation();
        onFold();
      }}
    >
      {row.page.top.length > 0 ? <Icon of={ChevronRight} size={14} /> : null}
    </span>
  );
};

/** Pixels, whole ones; nothing for what has no box. */
const useSize = (row: OutlineRow): string => {
  const { count } = useFormat();
  if (row.kind === 'page' || row.layer.size === null) return '';
  return `${count(Math.round(row.layer.size.width))} × ${count(Math.round(row.layer.size.height))}`;
};

/** Read out, not shown: between the parts of a row, and what a figure counts. */
const Silent = ({ children }: { readonly children: ReactNode }) => <span className={styles.silent}>{children}</span>;

const Figures = ({ row }: { readonly row: OutlineRow }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const size = useSize(row);
  const { layers } = row.kind === 'page' ? row.page : row.layer;
  return (
    <>
      <span className={styles.size}>
        {size}
        {size === '' ? null : <Silent>,</Silent>}
      </span>
      <span className={styles.layers}>
        <span aria-hidden>{count(layers)}</span>
        <Silent>{t('ui.count.layers', { count: layers, shown: count(layers) })}</Silent>
      </span>
    </>
  );
};

/** A page or a layer with its tick, its type, its size and how many layers are in it. */
export const TreeRow = ({ id, row, tick, isActive, top, onTick, onFold }: TreeRowProps) => {
  const { t } = useTranslation();
  const isHidden = row.kind === 'layer' && !row.layer.visible;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the tree around it
    <div
      id={id}
      className={styles.row}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.kind === 'page' ? 1 : 2}
      aria-posinset={row.place[0]}
      aria-setsize={row.place[1]}
      aria-checked={ARIA[tick]}
      {...(row.kind === 'page' && row.page.top.length > 0 ? { 'aria-expanded': row.isOpen } : {})}
      data-kind={row.kind}
      data-active={isActive || undefined}
      data-hidden={isHidden || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onTick}
    >
      <Arrow row={row} onFold={onFold} />
      <Box tick={tick} />
      {row.kind === 'page' ? (
        <Icon of={File} size={14} className={styles.icon} />
      ) : (
        <LayerIcon node={{ figmaType: row.layer.type }} className={styles.icon} />
      )}
      <span className={styles.name}>
        <VisibleName text={nameOfRow(row)} />
        <Silent>{isHidden ? `, ${t('ui.design.hidden')},` : ','}</Silent>
      </span>
      {isHidden ? <Icon of={EyeOff} size={14} className={styles.icon} /> : null}
      <Figures row={row} />
    </div>
  );
};
