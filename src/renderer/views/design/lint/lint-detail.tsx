import { SquareArrowOutUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { LintFinding } from '#contract/snapshot';
import { Button } from '../../../components/button/button.tsx';
import { CopyButton } from '../../../components/button/copy-button.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useView, useViewActions } from '../../../store/window-context.tsx';
import { ScreenPreview } from '../parts/screen-preview.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import { VisibleName } from '../parts/visible-name.tsx';
import { findingComment, layerComment } from './designer-comment.ts';
import styles from './lint.module.css';
import type { LintLine } from './lint-lines.ts';
import { SeveritySign } from './severity-sign.tsx';
import { useCommentSource } from './use-lint.ts';

type Named = LintFinding['nodes'][number];

const ROW = 44;

interface LayersProps {
  readonly line: LintLine;
  readonly chosen: Named | null;
  screenName(id: string): string;
}

const Layers = ({ line, chosen, screenName }: LayersProps) => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const { nodes } = line.finding;
  const more = line.count - nodes.length;
  return (
    <div className={styles.layers}>
      <VirtualList
        label={t('ui.design.found-layer')}
        rows={nodes}
        heightOf={() => ROW}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        selectedKey={chosen?.id ?? null}
        onChoose={({ screen, id }) => select({ screen, node: id })}
        renderRow={({ name, screen }) => (
          <span className={styles.words}>
            <span className={styles.name}>
              <VisibleName text={name} />
            </span>
            <span className={styles.note}>{screen === null ? '' : <VisibleName text={screenName(screen)} />}</span>
          </span>
        )}
      />
      {more > 0 ? <p className={styles.foot}>{t('ui.design.more-layers', { count: more })}</p> : null}
    </div>
  );
};

export interface LintDetailProps {
  readonly view: SnapshotView;
  readonly line: LintLine;
  onShow(): void;
}

/** One finding: what is amiss, what to do, the layers, and how the chosen one looks. */
export const LintDetail = ({ view, line, onShow }: LintDetailProps) => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const source = useCommentSource(view);
  const selected = useView(({ selection }) => selection.node);
  const { nodes, severity } = line.finding;
  const chosen = nodes.find(({ id }) => id === selected) ?? null;
  const shown = chosen ?? nodes.find(({ screen }) => screen !== null) ?? null;
  const show = () => {
    if (shown) select({ screen: shown.screen, node: shown.id });
    onShow();
  };
  return (
    <section className={styles.detail} aria-label={visibleText(line.title)}>
      <header className={styles.about}>
        <SeveritySign severity={severity} />
        <div className={styles.sentences}>
          <h2 className={styles.title}>{visibleText(line.title)}</h2>
          <p className={styles.todo}>{visibleText(line.todo)}</p>
          <div className={styles.tools}>
            <CopyButton
              label={t(chosen && line.count > 1 ? 'ui.design.copy-comment-layer' : 'ui.design.copy-comment')}
              text={() => (chosen ? layerComment(line, chosen, source) : findingComment(line, source))}
            />
            {shown ? (
              <Button size="bar" variant="quiet" icon={SquareArrowOutUpRight} onPress={show}>
                {t('ui.compare.show')}
              </Button>
            ) : null}
          </div>
        </div>
      </header>
      {nodes.length > 0 ? (
        <div className={styles.where}>
          <Layers line={line} chosen={chosen} screenName={source.screenName} />
          {shown?.screen ? <ScreenPreview view={view} screen={shown.screen} node={shown.id} /> : null}
        </div>
      ) : null}
    </section>
  );
};
