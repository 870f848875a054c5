import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { CopyButton } from '../../../components/button/copy-button.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import { allComments } from './designer-comment.ts';
import styles from './lint.module.css';
import { LintDetail } from './lint-detail.tsx';
import { LintEmpty } from './lint-empty.tsx';
import type { LintGroup, LintLine } from './lint-lines.ts';
import { SeveritySign } from './severity-sign.tsx';
import { useCommentSource, useLintGroups } from './use-lint.ts';

type Row =
  | { readonly kind: 'rule'; readonly group: LintGroup }
  | { readonly kind: 'line'; readonly line: LintLine; readonly key: string };

const rowsOf = (groups: readonly LintGroup[]): readonly Row[] =>
  groups.flatMap((group): Row[] => [
    { kind: 'rule', group },
    ...group.lines.map((line, at): Row => ({ kind: 'line', line, key: `${group.rule} ${at}` })),
  ]);

const RULE = 34;
const LINE = 44;

const RowView = ({ row }: { readonly row: Row }) => {
  const { count } = useFormat();
  if (row.kind === 'rule') {
    return (
      <>
        <span className={styles.rule}>{visibleText(row.group.name)}</span>
        <span className={styles.figure}>{count(row.group.count)}</span>
      </>
    );
  }
  const { title, finding } = row.line;
  return (
    <>
      <SeveritySign severity={finding.severity} />
      <span className={styles.sentence} title={visibleText(title)}>
        {visibleText(title)}
      </span>
      <span className={styles.figure}>{count(row.line.count)}</span>
    </>
  );
};

export interface LintTabProps {
  readonly view: SnapshotView;
  onShow(): void;
}

/** All findings by rule; the chosen one with its layers and what to tell the designer. */
export const LintTab = ({ view, onShow }: LintTabProps) => {
  const { t } = useTranslation();
  const groups = useLintGroups(view);
  const source = useCommentSource(view);
  const rows = useMemo(() => rowsOf(groups), [groups]);
  const [chosen, setChosen] = useState<string | null>(null);
  const lines = rows.filter((row) => row.kind === 'line');
  const row = lines.find(({ key }) => key === chosen) ?? lines[0];
  if (row === undefined) return <LintEmpty isKnown={view.lint !== null} />;
  const copyAll = () =>
    allComments(
      lines.map(({ line }) => line),
      t('ui.design.lint-heading', { name: view.head.fileName ?? view.head.alias }),
      source,
    );
  return (
    <div className={styles.body}>
      <div className={styles.list}>
        <div className={styles.head}>
          <span className={styles.figures}>{t('ui.design.findings', { count: lines.length })}</span>
          <CopyButton label={t('ui.design.copy-lint')} text={copyAll} />
        </div>
        <VirtualList
          label={t('ui.design.lint')}
          rows={rows}
          heightOf={({ kind }) => (kind === 'rule' ? RULE : LINE)}
          keyOf={(one) => (one.kind === 'rule' ? one.group.rule : one.key)}
          nameOf={(one) => (one.kind === 'rule' ? null : one.line.title)}
          selectedKey={row.key}
          onChoose={(one) => {
            if (one.kind === 'line') setChosen(one.key);
          }}
          renderRow={(one) => <RowView row={one} />}
        />
      </div>
      <LintDetail key={row.key} view={view} line={row.line} onShow={onShow} />
    </div>
  );
};
