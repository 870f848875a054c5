import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { TreeNode } from '#contract/file-tree/build-tree';
import { keyOf } from '#contract/file-tree/tree-node';
import { type Folding, findFile, isOpen, keysAround, setOpen, visibleRows } from '#contract/file-tree/visible-rows';
import type { ReviewFiles } from '../model/review-files.ts';
import type { ReviewTree } from '../use-review.ts';
import { FileRow } from './file-row.tsx';
import styles from './file-tree.module.css';
import { ROW, useRowWindow } from './use-row-window.ts';
import { useTreeKeys } from './use-tree-keys.ts';

export interface FileTreeProps {
  readonly label: string;
  readonly tree: ReviewTree;
  readonly files: ReviewFiles;
  readonly links: ReadonlySet<string>;
  /** How many comments wait on a file. */
  readonly comments: ReadonlyMap<string, number>;
  readonly hasRun: boolean;
  readonly folding: Folding;
  readonly chosen: string | null;
  onFold(folding: Folding): void;
  onChoose(path: string): void;
}

/** So long a pause of the arrow keys chooses the file that was reached, so that those on the way are not read. */
const PAUSE = 90;

/** The place of the active row: it stays with its node while folders open and close over it. */
const useActive = (rows: readonly TreeNode[]) => {
  const [node, activate] = useState<TreeNode | null>(null);
  const last = useRef(0);
  const found = useMemo(() => {
    if (node === null) return -1;
    // The nodes of a tree that was read again are others.
    const same = rows.indexOf(node);
    return same >= 0 ? same : rows.findIndex((one) => one.path === node.path && one.kind === node.kind);
  }, [rows, node]);
  const active = found >= 0 ? found : Math.min(last.current, rows.length - 1);
  last.current = Math.max(0, active);
  return { active, activate };
};

/** The folders around the chosen file open when it is chosen, and it comes into sight. */
const useRevealed = (
  { tree, folding, chosen, onFold }: FileTreeProps,
  rows: readonly TreeNode[],
  reveal: (node: TreeNode, row: number) => void,
): void => {
  const latest = useRef({ folding, onFold, reveal });
  latest.current = { folding, onFold, reveal };
  const waiting = useRef<string | null>(null);
  useEffect(() => {
    const node = chosen === null ? null : findFile(tree.root, chosen);
    if (node === null) return;
    waiting.current = chosen;
    const now = latest.current;
    const next = setOpen(now.folding, keysAround(node), true);
    if (next !== now.folding) now.onFold(next);
  }, [tree, chosen]);
  useEffect(() => {
    if (waiting.current === null || waiting.current !== chosen) return;
    const row = rows.findIndex((node) => node.kind === 'file' && node.path === chosen);
    const node = rows[row];
    if (node === undefined) return;
    waiting.current = null;
    latest.current.reveal(node, row);
  }, [rows, chosen]);
};

/** Choosing and opening, by press and by keys. */
const useTree = (props: FileTreeProps) => {
  const { tree, folding, onFold } = props;
  const rows = useMemo(() => visibleRows(tree.root, folding), [tree, folding]);
  const rowWindow = useRowWindow(rows.length);
  const { place, reveal } = rowWindow;
  const { active, activate } = useActive(rows);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const latest = useRef(props);
  latest.current = props;
  useRevealed(props, rows, (node, row) => {
    activate(node);
    reveal(row);
  });
  const press = useCallback(
    (node: TreeNode) => {
      activate(node);
      clearTimeout(timer.current);
      const now = latest.current;
      if (node.kind === 'file') now.onChoose(node.path);
      else now.onFold(setOpen(now.folding, [keyOf(node)], !isOpen(now.folding, keyOf(node))));
    },
    [activate],
  );
  const onKeyDown = useTreeKeys({
    rows,
    active,
    folding,
    page: Math.max(1, Math.floor((place.current?.clientHeight ?? 0) / ROW) - 1),
    go: (row) => {
      const node = rows[row] as TreeNode;
      activate(node);
      reveal(row);
      clearTimeout(timer.current);
      if (node.kind === 'file') timer.current = setTimeout(() => latest.current.onChoose(node.path), PAUSE);
    },
    onFold,
    onOpen: press,
  });
  return { rows, rowWindow, active, press, onKeyDown };
};

/** What one row says. */
const rowProps = ({ tree, files, links, comments, hasRun, folding, chosen }: FileTreeProps, node: TreeNode) => ({
  node,
  hasRun,
  isLink: links.has(node.path),
  ...(node.kind === 'folder'
    ? {
        isOpen: isOpen(folding, keyOf(node)),
        isSelected: false,
        counts: tree.counts.get(node.path),
        file: undefined,
        comments: 0,
      }
    : {
        isOpen: false,
        isSelected: node.path === chosen,
        counts: undefined,
        file: files.of.get(node.path),
        comments: comments.get(node.path) ?? 0,
      }),
});

/** The files of a project, or some of them. Draws the rows in sight only: 100,000 open at once stay smooth. */
export const FileTree = (props: FileTreeProps) => {
  const id = useId();
  const { rows, rowWindow, active, press, onKeyDown } = useTree(props);
  const { place, start, end, size, onScroll } = rowWindow;
  return (
    <div
      ref={place}
      className={styles.place}
      role="tree"
      tabIndex={0}
      aria-label={props.label}
      {...(active >= start && active < end ? { 'aria-activedescendant': `${id}-${active}` } : {})}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      <div className={styles.whole} role="presentation" style={{ height: rows.length * ROW }}>
        {rows.slice(start, end).map((node, at) => (
          <FileRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row that comes into sight takes over the element of one that went
            key={(start + at) % size}
            id={`${id}-${start + at}`}
            row={start + at}
            isActive={start + at === active}
            onPress={press}
            {...rowProps(props, node)}
          />
        ))}
      </div>
    </div>
  );
};
