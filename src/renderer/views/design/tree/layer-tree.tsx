import {
  buildProxiedInstance,
  hotkeysCoreFeature,
  type ItemInstance,
  syncDataLoaderFeature,
  type TreeInstance,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { visibleText } from '../../../format/visible-text.ts';
import { type LayerIndex, listedChildren, pathOf } from '../model/layer-index.ts';
import { startsTypeAhead, typeAheadTarget, useTypeAhead } from '../parts/type-ahead.ts';
import { LayerRow } from './layer-row.tsx';
import styles from './layer-tree.module.css';

export interface LayerTreeProps {
  readonly label: string;
  readonly index: LayerIndex;
  /** Id of the chosen layer; null is the screen itself. */
  readonly selected: string | null;
  /** Layers with findings: a sign stands behind their name. */
  readonly marked: ReadonlySet<string>;
  /** Opens or closes all layers whenever it is a new object. */
  readonly folding: TreeFolding | null;
  onSelect(id: string): void;
  /** Enter: look at it on the board. */
  onOpen(id: string): void;
}

export interface TreeFolding {
  readonly kind: 'open-all' | 'close-all';
}

/** Pixels; as --row. */
const ROW = 26;
const rootOf = (index: LayerIndex): string => index.layers[0]?.node.id ?? '';

const childIds = (index: LayerIndex, id: string): string[] => {
  const layer = index.byId.get(id);
  return layer ? listedChildren(layer.node).map((child) => child.id) : [];
};

const folderIds = (index: LayerIndex): string[] =>
  index.layers.flatMap(({ node }) => (node.children?.length ? [node.id] : []));

const ancestorsOf = (index: LayerIndex, id: string): string[] =>
  pathOf(index, id)
    .slice(0, -1)
    .map(({ node }) => node.id);

type Tree = TreeInstance<string>;

const useLayerTree = (props: LayerTreeProps, scrollTo: (id: string) => void): Tree => {
  const { index, selected, onOpen } = props;
  const [expandedItems, setExpandedItems] = useState<string[]>([]);
  const [focusedItem, setFocusedItem] = useState<string | null>(null);
  const tree = useTree<string>({
    rootItemId: rootOf(index),
    instanceBuilder: buildProxiedInstance,
    features: [syncDataLoaderFeature, hotkeysCoreFeature],
    dataLoader: { getItem: (id) => id, getChildren: (id) => childIds(index, id) },
    // It becomes the label of the row for assistive technology.
    getItemName: (item) => visibleText(index.byId.get(item.getId())?.node.name ?? ''),
    isItemFolder: (item) => (index.byId.get(item.getId())?.node.children?.length ?? 0) > 0,
    state: { expandedItems, focusedItem },
    setExpandedItems,
    setFocusedItem,
    onPrimaryAction: (item) => onOpen(item.getId()),
    scrollToItem: (item) => scrollTo(item.getId()),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are made anew whenever other layers are open
  useEffect(() => {
    tree.rebuildTree();
  }, [tree, expandedItems]);
  useEffect(() => {
    if (selected === null || !index.byId.has(selected)) return;
    const around = ancestorsOf(index, selected);
    setExpandedItems((open) => (around.every((id) => open.includes(id)) ? open : [...new Set([...open, ...around])]));
    setFocusedItem(selected);
  }, [index, selected]);
  const { folding } = props;
  useEffect(() => {
    if (folding) setExpandedItems(folding.kind === 'open-all' ? folderIds(index) : []);
  }, [folding, index]);
  return tree;
};

/** The row of a layer; -1 when it is not listed, since a layer around it is closed. */
const rowOf = (tree: Tree, index: LayerIndex, id: string | null): number => {
  if (id === null || !index.byId.has(id)) return -1;
  const meta = tree.getItemInstance(id).getItemMeta() as { readonly index: number } | undefined;
  return meta?.index ?? -1;
};

/** Keeps the chosen layer in sight; also right after the layers around it were opened. */
const useRevealed = (tree: Tree, index: LayerIndex, selected: string | null, virtual: Rows): void => {
  const at = rowOf(tree, index, selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
};

type Rows = Virtualizer<HTMLDivElement, Element>;

const useRows = (count: number, place: RefObject<HTMLDivElement | null>): Rows =>
  useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: 12,
  });

/** Letters go to the next row that begins with them, and choose it. */
const useTreeLetters = (items: readonly ItemInstance<string>[], index: LayerIndex, onSelect: (id: string) => void) => {
  const typeAhead = useTypeAhead();
  return (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || !startsTypeAhead(event.key, typeAhead.isTyping())) return;
    const active = items.findIndex((item) => item.isFocused());
    const names = items.map((item) => index.byId.get(item.getId())?.node.name ?? null);
    const target = items[typeAheadTarget(names, active, typeAhead.add(event.key))];
    if (target) onSelect(target.getId());
    event.preventDefault();
  };
};

/** Arrow keys move the focus of the tree; the layer chosen goes with it, so that board and inspector follow. */
const useChosenFollowsFocus = (tree: Tree, selected: string | null, onSelect: (id: string) => void) => {
  const latest = useRef({ selected, onSelect });
  latest.current = { selected, onSelect };
  return (event: KeyboardEvent) => {
    if (!['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    requestAnimationFrame(() => {
      const focused = tree.getState().focusedItem;
      if (focused !== null && focused !== latest.current.selected) latest.current.onSelect(focused);
    });
  };
};

/** The layers of a screen. Draws only the rows in sight; 10,000 layers open at once stay smooth. */
export const LayerTree = (props: LayerTreeProps) => {
  const { label, index, selected, marked, onSelect } = props;
  const place = useRef<HTMLDivElement>(null);
  const virtualRef = useRef<Rows>(null);
  const tree = useLayerTree(props, (id) => {
    const at = rowOf(tree, index, id);
    if (at >= 0) virtualRef.current?.scrollToIndex(at, { align: 'auto' });
  });
  const items = tree.getItems();
  const virtual = useRows(items.length, place);
  virtualRef.current = virtual;
  useRevealed(tree, index, selected, virtual);
  const onLetters = useTreeLetters(items, index, onSelect);
  const onMoved = useChosenFollowsFocus(tree, selected, onSelect);
  return (
    <div ref={place} className={styles.place}>
      <div
        {...tree.getContainerProps(label)}
        role="tree"
        tabIndex={-1}
        className={styles.tree}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={(event) => {
          onLetters(event);
          onMoved(event);
        }}
      >
        {virtual.getVirtualItems().map(({ index: at, key, start }) => {
          const item = items[at];
          const layer = item && index.byId.get(item.getId());
          if (!item || !layer) return null;
          return (
            <LayerRow
              key={key}
              item={item}
              layer={layer}
              top={start}
              isSelected={item.getId() === selected}
              isMarked={marked.has(item.getId())}
              onSelect={onSelect}
            />
          );
        })}
      </div>
    </div>
  );
};
