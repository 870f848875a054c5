import { FileSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FileOrigin } from '#contract/code-gen/project-view';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { PanelSection } from '../../components/layout/panel.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { useReview } from '../../store/window-context.tsx';
import { LayerLines } from './side/layer-lines.tsx';
import { RunSection } from './side/run-section.tsx';
import styles from './side/side.module.css';
import { SourceLayerSection } from './side/source-layer.tsx';
import { useFileOrigin } from './use-project-file.ts';
import { useRuns, useThisRun } from './use-review.ts';

const Origin = ({ origin }: { readonly origin: FileOrigin }) => {
  const { t } = useTranslation();
  return (
    <>
      <SourceLayerSection origin={origin} />
      <PanelSection title={t('ui.changes.reason')} isInset>
        <p className={styles.reason}>{visibleText(origin.reason)}</p>
      </PanelSection>
      <LayerLines origin={origin} />
    </>
  );
};

/** Side panel on the Changes tab: why the file is as it is, which layer made which lines, and the run behind it. */
export const ChangesInspect = () => {
  const { t } = useTranslation();
  const path = useReview((review) => review.path);
  const loaded = useFileOrigin(path);
  const origin = loaded.kind === 'ready' ? loaded.value : null;
  const latest = useThisRun();
  const runs = useRuns();
  const run = (origin && runs.find((one) => one.run === origin.run)) ?? latest;
  return (
    <div className={styles.panel}>
      {loaded.kind === 'loading' ? <Skeleton rows={8} label={t('ui.changes.reading-origin')} /> : null}
      {loaded.kind === 'failed' ? <p className={styles.inset}>{loaded.failure.message}</p> : null}
      {origin ? <Origin key={path} origin={origin} /> : null}
      {loaded.kind === 'ready' && origin === null ? (
        <PanelSection title={t('ui.changes.source')} isInset>
          <p className={styles.note}>{t('ui.changes.not-ours')}</p>
        </PanelSection>
      ) : null}
      {run ? <RunSection key={run.run} run={run} isLatest={run === latest} /> : null}
      {path === null && run === null ? (
        <EmptyState icon={FileSearch} title={t('ui.changes.nothing-inspected')} place="panel">
          {t('ui.changes.nothing-inspected-text')}
        </EmptyState>
      ) : null}
    </div>
  );
};
