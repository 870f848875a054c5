import { Check, CircleAlert, CircleCheck, Copy, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { LintFinding } from '#contract/snapshot';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { useView, useViewActions } from '../../../store/window-context.tsx';
import { copyForDesigner, type LintLine, lintLines } from '../model/lint-lines.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import styles from './dock.module.css';

const SIGNS: Readonly<Record<LintFinding['severity'], LucideIcon>> = {
  error: CircleAlert,
  warning: TriangleAlert,
  info: Info,
};

const ROW = 44;

const useLines = (view: SnapshotView): readonly LintLine[] => {
  const { t, i18n } = useTranslation();
  return useMemo(
    () =>
      lintLines(
        view.lint ?? [],
        (key, params) => t(key, { ...params }),
        (key) => i18n.exists(key),
      ),
    [view, t, i18n],
  );
};

const CopyButton = ({ view, lines }: { readonly view: SnapshotView; readonly lines: readonly LintLine[] }) => {
  const { t } = useTranslation();
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  const copy = () => {
    const text = copyForDesigner(lines, t('ui.design.lint-heading', { name: view.head.fileName ?? view.head.alias }));
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  const words = { ready: 'ui.design.copy-lint', copied: 'ui.design.copied', failed: 'ui.design.copy-failed' } as const;
  return (
    <Button size="bar" variant="quiet" icon={state === 'copied' ? Check : Copy} onPress={copy}>
      {t(words[state])}
    </Button>
  );
};

const Finding = ({ line }: { readonly line: LintLine }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { severity, nodes } = line.finding;
  const names = nodes.slice(0, 2).map(({ name }) => visibleText(name));
  const more = nodes.length - names.length;
  const where = more > 0 ? t('ui.design.and-more', { names: names.join(', '), count: more }) : names.join(', ');
  return (
    <>
      <span
        className={styles.sign}
        data-severity={severity}
        role="img"
        aria-label={t(`ui.design.severity.${severity}`)}
      >
        <Icon of={SIGNS[severity]} size={15} />
      </span>
      <span className={styles.words}>
        <span className={styles.sentence} title={visibleText(line.title)}>
          {visibleText(line.title)}
        </span>
        <span className={styles.note} title={visibleText(line.todo)}>
          {[where, visibleText(line.todo)].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className={styles.number}>{count(line.count)}</span>
    </>
  );
};

const nextNode = ({ finding }: LintLine, current: string | null): LintFinding['nodes'][number] | undefined => {
  const there = finding.nodes.filter(({ screen }) => screen !== null);
  const at = there.findIndex(({ id }) => id === current);
  return there[(at + 1) % Math.max(1, there.length)];
};

const Findings = ({ lines }: { readonly lines: readonly LintLine[] }) => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const selected = useView(({ selection }) => selection.node);
  return (
    <VirtualList
      label={t('ui.design.lint')}
      rows={lines}
      heightOf={() => ROW}
      keyOf={({ finding, title }) => `${finding.rule} ${title} ${finding.nodes[0]?.id ?? ''}`}
      nameOf={({ title }) => title}
      selectedKey={null}
      onChoose={(line) => {
        const node = nextNode(line, selected);
        if (node) select({ screen: node.screen, node: node.id });
      }}
      renderRow={(line) => <Finding line={line} />}
    />
  );
};

/** What the check found, worst first. A press goes to a layer that it is about. */
export const LintList = ({ view }: { readonly view: SnapshotView }) => {
  const { t } = useTranslation();
  const lines = useLines(view);
  return (
    <section className={styles.part} aria-label={t('ui.design.lint')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('ui.design.lint')}</h2>
        {view.lint === null ? null : (
          <span className={styles.figures}>{t('ui.design.findings', { count: lines.length })}</span>
        )}
        {lines.length > 0 ? <CopyButton view={view} lines={lines} /> : null}
      </header>
      {lines.length > 0 ? <Findings lines={lines} /> : null}
      {lines.length === 0 ? (
        <EmptyState
          icon={view.lint === null ? Info : CircleCheck}
          title={t(view.lint === null ? 'ui.design.lint-unknown' : 'ui.design.lint-clean')}
          place="panel"
        >
          {t(view.lint === null ? 'ui.design.lint-unknown-text' : 'ui.design.lint-clean-text')}
        </EmptyState>
      ) : null}
    </section>
  );
};
