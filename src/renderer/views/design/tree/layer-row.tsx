import type { ItemInstance } from '@headless-tree/core';
import { ChevronRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import type { Layer } from '../model/layer-index.ts';
import { LayerIcon } from '../parts/layer-icon.tsx';
import { VisibleName } from '../parts/visible-name.tsx';
import styles from './layer-tree.module.css';

export interface LayerRowProps {
  readonly item: ItemInstance<string>;
  readonly layer: Layer;
  /** Pixels from the top of the tree. */
  readonly top: number;
  readonly isSelected: boolean;
  readonly isMarked: boolean;
  onSelect(id: string): void;
}

/** The part of the library's props that a row takes; its click is ours, since choosing and opening are two things. */
const treeProps = (item: ItemInstance<string>) => {
  const { onClick: _, role: _role, ...props } = item.getProps();
  return props;
};

const Arrow = ({ item }: { readonly item: ItemInstance<string> }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys on the row do the same
  // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys on the row do the same
  <span
    className={styles.arrow}
    data-open={item.isExpanded() || undefined}
    onClick={(event) => {
      event.stopPropagation();
      if (item.isExpanded()) item.collapse();
      else item.expand();
    }}
  >
    {item.isFolder() ? <Icon of={ChevronRight} size={14} /> : null}
  </span>
);

export const LayerRow = ({ item, layer, top, isSelected, isMarked, onSelect }: LayerRowProps) => {
  const { t } = useTranslation();
  const { node } = layer;
  const kind = node.component ? 'component' : node.instance ? 'instance' : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the tree around it
    <div
      {...treeProps(item)}
      role="treeitem"
      tabIndex={item.isFocused() ? 0 : -1}
      className={styles.row}
      aria-selected={isSelected}
      data-selected={isSelected || undefined}
      data-hidden={layer.isHidden || undefined}
      data-kind={kind}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: `${12 + (layer.depth - 1) * 14}px` }}
      onClick={() => {
        item.setFocused();
        onSelect(node.id);
      }}
      onDoubleClick={() => (item.isExpanded() ? item.collapse() : item.expand())}
    >
      <Arrow item={item} />
      <LayerIcon node={node} className={styles.icon} />
      <span className={styles.name}>
        <VisibleName text={node.name} />
      </span>
      {layer.isHidden ? <span className={styles.silent}>{t('ui.design.hidden')}</span> : null}
      {isMarked ? (
        <span className={styles.mark} role="img" aria-label={t('ui.design.has-finding')}>
          <Icon of={TriangleAlert} size={14} />
        </span>
      ) : null}
    </div>
  );
};
