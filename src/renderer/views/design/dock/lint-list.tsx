import { PanelRightOpen } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { LintFinding } from '#contract/snapshot';
import { Button } from '../../../components/button/button.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { useView, useViewActions } from '../../../store/window-context.tsx';
import { LintEmpty } from '../lint/lint-empty.tsx';
import type { LintLine } from '../lint/lint-lines.ts';
import { SeveritySign } from '../lint/severity-sign.tsx';
import { useLintGroups } from '../lint/use-lint.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import styles from './dock.module.css';

const ROW = 44;

const Finding = ({ line }: { readonly line: LintLine }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { severity, nodes } = line.finding;
  const names = nodes.slice(0, 2).map(({ name }) => visibleText(name));
  const more = line.count - names.length;
  const where =
    more > 0 && names.length > 0 ? t('ui.design.and-more', { names: names.join(', '), count: more }) : names.join(', ');
  return (
    <>
      <SeveritySign severity={severity} />
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

export interface LintListProps {
  readonly view: SnapshotView;
  /** Opens the page with all of it. */
  onOpen(): void;
}

/** What the check found, worst first. A press goes to a layer that it is about, the next press to the next one. */
export const LintList = ({ view, onOpen }: LintListProps) => {
  const { t } = useTranslation();
  const groups = useLintGroups(view);
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups]);
  return (
    <section className={styles.part} aria-label={t('ui.design.lint')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('ui.design.lint')}</h2>
        {view.lint === null ? null : (
          <span className={styles.figures}>{t('ui.design.findings', { count: lines.length })}</span>
        )}
        {lines.length > 0 ? (
          <Button size="bar" variant="quiet" icon={PanelRightOpen} onPress={onOpen}>
            {t('ui.design.all-findings')}
          </Button>
        ) : null}
      </header>
      {lines.length > 0 ? <Findings lines={lines} /> : <LintEmpty isKnown={view.lint !== null} />}
    </section>
  );
};
