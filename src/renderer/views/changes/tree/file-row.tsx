import { ChevronRight, MessageSquare, TriangleAlert, User } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileNode, FolderNode, TreeNode } from '#contract/file-tree/build-tree';
import type { ChangeCounts } from '#contract/file-tree/change-counts';
import { depthOf, nameOf, namesOf } from '#contract/file-tree/tree-node';
import { ChangeLetter } from '../../../components/feedback/change-letter.tsx';
import { Icon } from '../../../components/icon.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import type { ReviewFile } from '../model/review-files.ts';
import { FileIcon } from './file-icon.tsx';
import styles from './file-tree.module.css';
import { changedBy, countWords, fileWords, KIND_KEY } from './file-words.ts';
import { ROW } from './use-row-window.ts';

export interface FileRowProps {
  readonly id: string;
  readonly node: TreeNode;
  readonly row: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Of a folder. */
  readonly isOpen: boolean;
  readonly counts: ChangeCounts | undefined;
  readonly file: ReviewFile | undefined;
  readonly isLink: boolean;
  readonly comments: number;
  readonly hasRun: boolean;
  onPress(node: TreeNode, row: number): void;
}

/** So many levels are indented; what is deeper stands under the last of them, so that names stay in sight. */
const MAX_INDENT = 12;

const Counts = ({ counts, words }: { readonly counts: ChangeCounts; readonly words: string }) => (
  <span className={styles.counts} role="img" aria-label={words}>
    {counts.added > 0 ? <span data-kind="added">A{counts.added}</span> : null}
    {counts.modified > 0 ? <span data-kind="modified">M{counts.modified}</span> : null}
    {counts.deleted > 0 ? <span data-kind="deleted">D{counts.deleted}</span> : null}
  </span>
);

interface ContentProps<Node extends TreeNode> extends Omit<FileRowProps, 'node'> {
  readonly node: Node;
  /** What is said beside the name. */
  readonly words: readonly string[];
}

const FolderContent = ({ node, isOpen, counts, words }: ContentProps<FolderNode>) => {
  const names = namesOf(node);
  return (
    <>
      <span className={styles.arrow} data-open={isOpen || undefined}>
        <Icon of={ChevronRight} size={13} />
      </span>
      <FileIcon path={node.path} kind={isOpen ? 'open-folder' : 'folder'} className={styles.icon} />
      <span className={styles.name}>
        {names.length > 1 ? (
          <span className={styles.outer}>
            <VisibleName text={`${names.slice(0, -1).join(' / ')} / `} />
          </span>
        ) : null}
        <span className={styles.own}>
          <VisibleName text={names.at(-1) ?? ''} />
        </span>
      </span>
      {counts ? <Counts counts={counts} words={words.join(', ')} /> : null}
    </>
  );
};

const FileContent = ({ node, file, isLink, comments, hasRun, words }: ContentProps<FileNode>) => {
  const kind = file?.kind ?? null;
  return (
    <>
      <span className={styles.arrow} />
      <FileIcon path={node.path} kind={isLink ? 'link' : 'file'} className={styles.icon} />
      <span className={styles.name} data-kind={kind ? KIND_KEY[kind] : undefined}>
        <span className={styles.own}>
          <VisibleName text={nameOf(node)} />
        </span>
      </span>
      {comments > 0 ? <Icon of={MessageSquare} size={13} className={styles.comment} /> : null}
      {file?.marks.includes('conflict') ? <Icon of={TriangleAlert} size={13} className={styles.conflict} /> : null}
      {file && changedBy(file, hasRun) === 'you' ? <Icon of={User} size={13} className={styles.you} /> : null}
      {kind ? (
        <ChangeLetter kind={KIND_KEY[kind]} label={words.join(', ')} />
      ) : words.length > 0 ? (
        <span className={styles.noLetter} role="img" aria-label={words.join(', ')} />
      ) : null}
    </>
  );
};

/** A folder or a file. What its signs mean is said by the letter or the counts, and stands in the tooltip. */
export const FileRow = memo((props: FileRowProps) => {
  const { t } = useTranslation();
  const { id, node, row, isActive, isSelected, isOpen, counts, file, onPress } = props;
  const words = node.kind === 'folder' ? (counts ? [countWords(counts, t)] : []) : fileWords(file, props, t);
  const depth = depthOf(node);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the tree around it
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      className={styles.row}
      aria-level={depth + 1}
      aria-posinset={node.position + 1}
      aria-setsize={node.parent?.children.length ?? 1}
      aria-selected={isSelected}
      {...(node.kind === 'folder' ? { 'aria-expanded': isOpen } : {})}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      title={[visibleText(node.path), ...words].join('\n')}
      style={{ top: row * ROW, paddingInlineStart: 6 + Math.min(depth, MAX_INDENT) * 12 }}
      onClick={() => onPress(node, row)}
    >
      {node.kind === 'folder' ? (
        <FolderContent {...props} node={node} words={words} />
      ) : (
        <FileContent {...props} node={node} words={words} />
      )}
    </div>
  );
});
FileRow.displayName = 'FileRow';
