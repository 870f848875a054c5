import { MousePointerClick } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanRow } from '#contract/code-gen/plan';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useActiveEntry, usePlanPlace } from '../use-plan.ts';
import { ModifyBox } from './modify-box.tsx';
import styles from './plan-inspect.module.css';
import { SourceLayers } from './source-layers.tsx';

const Why = ({ row }: { readonly row: PlanRow }) => {
  const { t } = useTranslation();
  return (
    <PanelSection title={t('ui.plan.why')} isInset>
      <p className={styles.why}>{row.reason === '' ? t('ui.plan.no-reason') : visibleText(row.reason)}</p>
      {row.needs && row.needs.length > 0 ? (
        <p className={styles.needs}>{t('ui.plan.needs-list', { paths: row.needs.map(visibleText).join(', ') })}</p>
      ) : null}
    </PanelSection>
  );
};

/** Side panel, tab Inspect, beside a list: why this file, of which layer, and what to change. */
export const PlanInspect = () => {
  const { t } = useTranslation();
  const place = usePlanPlace();
  const entry = useActiveEntry();
  const snapshot = place.kind === 'gate' ? place.gate.snapshot : place.kind === 'kept' ? place.run.snapshot : null;
  if (snapshot === null) {
    return (
      <EmptyState icon={MousePointerClick} title={t('ui.plan.nothing-chosen')} place="panel">
        {t('ui.plan.nothing-chosen-text')}
      </EmptyState>
    );
  }
  const row = entry?.kind === 'row' ? entry.row : null;
  return (
    <div className={styles.panel}>
      {row ? <Why row={row} /> : null}
      {row ? <SourceLayers key={row.path} snapshot={snapshot} nodes={row.nodes} /> : null}
      {place.kind === 'gate' ? <ModifyBox /> : null}
    </div>
  );
};
