import { Check, ChevronRight, Minus, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRow } from '#contract/code-gen/plan';
import { Badge } from '../../../components/feedback/badge.tsx';
import { ChangeLetter } from '../../../components/feedback/change-letter.tsx';
import { Icon } from '../../../components/icon.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import { type PlanEntry, splitPath } from '../model/plan-entries.ts';
import { changeOf } from '../model/row-look.ts';
import type { Tick } from '../model/ticks.ts';
import styles from './checklist.module.css';
import { FilePath } from './file-path.tsx';
import { RowSize } from './row-size.tsx';

export interface ChecklistRowProps {
  readonly id: string;
  readonly entry: PlanEntry;
  readonly tick: Tick;
  readonly isFixed: boolean;
  readonly isActive: boolean;
  /** What it needs and what is not ticked. */
  readonly missing: string | null;
  /** Pixels from the top of the list. */
  readonly top: number;
  onLook(): void;
  onTick(): void;
  onFold(): void;
}

const CHANGES = ['added', 'modified', 'deleted'] as const;
const ARIA = { none: false, some: 'mixed', all: true } as const;

const Box = ({ tick, isFixed, onTick }: Pick<ChecklistRowProps, 'tick' | 'isFixed' | 'onTick'>) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: Space on the row does the same
  // biome-ignore lint/a11y/useKeyWithClickEvents: Space on the row does the same
  <span
    className={styles.box}
    data-tick={tick}
    data-fixed={isFixed || undefined}
    onClick={(event) => {
      event.stopPropagation();
      onTick();
    }}
  >
    {tick === 'all' ? <Check size={12} strokeWidth={2.5} aria-hidden /> : null}
    {tick === 'some' ? <Minus size={12} strokeWidth={2.5} aria-hidden /> : null}
  </span>
);

const Silent = ({ children }: { readonly children: ReactNode }) => <span className={styles.silent}>{children}</span>;

const Reason = ({ row, missing }: { readonly row: PlanRow; readonly missing: string | null }) => {
  const { t } = useTranslation();
  if (missing !== null) {
    const text = t('ui.plan.needs', { path: visibleText(splitPath(missing).name) });
    return (
      <span className={styles.reason} data-tone="mod" title={visibleText(missing)}>
        <Icon of={TriangleAlert} size={14} />
        <bdi>{text}</bdi>
      </span>
    );
  }
  return (
    <span className={styles.reason} title={visibleText(row.reason)}>
      <VisibleName text={row.reason} />
    </span>
  );
};

interface FileRowProps {
  readonly row: PlanRow;
  readonly missing: string | null;
  /** Its folder stands above it. */
  readonly isInside: boolean;
}

const FileRow = ({ row, missing, isInside }: FileRowProps) => {
  const { t } = useTranslation();
  const change = changeOf(row);
  return (
    <>
      <ChangeLetter kind={change} label={t(`ui.plan.change.${change}`)} />
      <span className={styles.path} title={visibleText(row.path)}>
        <FilePath path={isInside ? splitPath(row.path).name : row.path} isGone={row.kind === 'delete'} />
        {row.kind === 'asset' ? <Badge>{t('ui.plan.asset')}</Badge> : null}
        {row.handEdit ? (
          <Badge tone="mod">
            {row.handEdit.conflicts.length > 0
              ? t('ui.plan.edited-conflicts', { count: row.handEdit.conflicts.length })
              : t('ui.plan.edited')}
          </Badge>
        ) : null}
      </span>
      <Reason row={row} missing={missing} />
      <span className={styles.size}>
        <RowSize row={row} />
      </span>
    </>
  );
};

const FolderRow = ({ entry, onFold }: { entry: Extract<PlanEntry, { kind: 'folder' }>; onFold(): void }) => {
  const { t } = useTranslation();
  const changes = Object.groupBy(entry.rows, changeOf);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the list do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys of the list do the same */}
      <span className={styles.arrow} data-open={entry.isOpen || undefined} onClick={onFold}>
        <Icon of={ChevronRight} size={14} />
      </span>
      <span className={styles.folder} title={visibleText(entry.folder)}>
        <VisibleName text={entry.folder === '' ? t('ui.plan.top-folder') : entry.folder} />
      </span>
      <span className={styles.sums}>
        {CHANGES.filter((change) => changes[change]).map((change) => (
          <span key={change} className={styles.sum}>
            <ChangeLetter kind={change} label={t(`ui.plan.change.${change}`)} /> {changes[change]?.length}
          </span>
        ))}
      </span>
    </>
  );
};

/** A file with its tick, letter, path, reason and size; or a folder over some. */
export const ChecklistRow = (props: ChecklistRowProps) => {
  const { id, entry, tick, isFixed, isActive, missing, top, onLook, onTick, onFold } = props;
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the list around it
    <div
      id={id}
      className={styles.row}
      role="treeitem"
      tabIndex={-1}
      aria-level={entry.kind === 'row' ? entry.level : 1}
      aria-posinset={entry.place[0]}
      aria-setsize={entry.place[1]}
      aria-checked={ARIA[tick]}
      aria-selected={isActive}
      {...(entry.kind === 'folder' ? { 'aria-expanded': entry.isOpen } : {})}
      data-level={entry.kind === 'row' ? entry.level : 1}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onLook}
    >
      <Box tick={tick} isFixed={isFixed} onTick={onTick} />
      {entry.kind === 'row' ? (
        <FileRow row={entry.row} missing={missing} isInside={entry.level === 2} />
      ) : (
        <FolderRow entry={entry} onFold={onFold} />
      )}
      <Silent>{tick === 'none' ? t('ui.plan.not-ticked') : ''}</Silent>
    </div>
  );
};
