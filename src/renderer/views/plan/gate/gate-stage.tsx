import { ListX } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { Splitter } from '../../../components/layout/splitter.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useWindowKeys } from '../../../keys/use-keys.ts';
import { usePlan, useWindow } from '../../../store/window-context.tsx';
import { FilePane, type FilePaneHandle } from '../file/file-pane.tsx';
import { useCallModify } from '../use-answer.ts';
import { useActiveEntry, usePlanEntries, usePlanList } from '../use-plan.ts';
import { AnswerBar } from './answer-bar.tsx';
import { Checklist, type ChecklistHandle, ROW } from './checklist.tsx';
import styles from './gate-stage.module.css';
import { LineCounts } from './row-size.tsx';

export interface GateStageProps {
  readonly run: string;
  readonly round: number;
  /** A kept plan: it is approved whole or left. */
  readonly isFixed?: boolean;
  onBack?(): void;
}

const Head = ({ isFixed }: { readonly isFixed: boolean }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const list = usePlanList();
  const rows = list?.rows ?? [];
  const added = rows.reduce((sum, row) => sum + row.added, 0);
  const removed = rows.reduce((sum, row) => sum + row.removed, 0);
  return (
    <header className={styles.head}>
      <h1>{list ? t('ui.plan.proposed', { count: rows.length, shown: count(rows.length) }) : t('ui.plan.reading')}</h1>
      {rows.length > 0 ? <LineCounts added={added} removed={removed} /> : null}
      <span className={styles.nothing}>{t(isFixed ? 'ui.plan.kept-whole' : 'ui.plan.nothing-written')}</span>
    </header>
  );
};

/** Nothing to write, and why: what the run says of layers without code, else that all is there already. */
const Empty = () => {
  const { t } = useTranslation();
  const notes = usePlanList()?.notes.length ?? 0;
  return (
    <EmptyState icon={ListX} title={t('ui.plan.empty')} place="panel">
      {t(notes > 0 ? 'ui.plan.empty-notes' : 'ui.plan.empty-text')}
    </EmptyState>
  );
};

const Unread = ({ run, round }: GateStageProps) => {
  const { t } = useTranslation();
  const { plan } = useWindow();
  const list = usePlan((state) => state.list);
  if (list.kind !== 'failed') return <Skeleton rows={8} label={t('ui.plan.reading')} />;
  return (
    <EmptyState
      icon={ListX}
      title={t('ui.plan.unread')}
      action={<Button onPress={() => plan.getState().open(run, round)}>{t('ui.failure.again')}</Button>}
      place="panel"
    >
      {list.failure.message}
    </EmptyState>
  );
};

/** The list takes what it needs, up to two fifths; the line below it moves that. */
const useListHeight = (rows: number) => {
  const [chosen, setChosen] = useState<number | null>(null);
  const whole = rows * ROW;
  return { whole, chosen, setChosen };
};

const Top = ({ children, rows }: { readonly children: ReactNode; readonly rows: number }) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const { whole, chosen, setChosen } = useListHeight(rows);
  const style = chosen === null ? { height: `min(${whole}px, 42%)` } : { height: chosen };
  const resize = (size: number) => setChosen(Math.max(3 * ROW, size));
  return (
    <div ref={place} className={styles.top} style={style}>
      {children}
      <Splitter
        label={t('ui.plan.resize')}
        orientation="horizontal"
        size={chosen ?? place.current?.offsetHeight ?? whole}
        bounds={[3 * ROW, 24 * ROW]}
        side={1}
        onResize={resize}
        onReset={() => setChosen(null)}
      />
    </div>
  );
};

const useGateKeys = (file: { readonly current: FilePaneHandle | null }, isFixed: boolean): void => {
  const callModify = useCallModify();
  useWindowKeys({
    ...(isFixed ? {} : { modify: callModify }),
    nextChange: () => file.current?.step(1),
    previousChange: () => file.current?.step(-1),
  });
};

/** The list that waits: what would be written, each file with its difference, and the answer. */
export const GateStage = (props: GateStageProps) => {
  const { run, round, isFixed = false, onBack } = props;
  const { plan } = useWindow();
  const file = useRef<FilePaneHandle>(null);
  const checklist = useRef<ChecklistHandle>(null);
  const list = usePlanList();
  const entries = usePlanEntries();
  const entry = useActiveEntry();
  useEffect(() => plan.getState().open(run, round), [plan, run, round]);
  useGateKeys(file, isFixed);
  const row = entry?.kind === 'row' ? entry.row : null;
  return (
    <section className={styles.stage}>
      <Head isFixed={isFixed} />
      {list === null ? <Unread {...props} /> : null}
      {list && list.rows.length === 0 ? <Empty /> : null}
      {list && list.rows.length > 0 ? (
        <>
          <Top rows={entries.length}>
            <Checklist isFixed={isFixed} onOpen={() => file.current?.focus()} handle={checklist} />
          </Top>
          <FilePane list={list} row={row} handle={file} onLeave={() => checklist.current?.focus()} />
        </>
      ) : null}
      <AnswerBar isFixed={isFixed} {...(onBack ? { onBack } : {})} />
    </section>
  );
};
