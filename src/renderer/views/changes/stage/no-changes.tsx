import { Diff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { KEYS } from '../../../keys/key-table.ts';
import { useChosenSnapshot } from '../../../store/use-snapshot.ts';
import { useApp, useReview, useViewActions } from '../../../store/window-context.tsx';
import { useRuns } from '../use-review.ts';

/** Why there is nothing to look at. */
const useReason = (): 'choose' | 'no-vcs' | 'no-run' | 'clean' => {
  const kind = useApp((app) => app.workspace?.vcs.kind ?? 'none');
  const isScanned = useApp((app) => app.workspace?.vcs.changes !== null);
  const filter = useReview((review) => review.filter);
  const hasRun = useRuns().some(({ written }) => written.length > 0);
  if (filter === 'all') return 'choose';
  if (kind === 'none' || !isScanned) return hasRun ? 'choose' : 'no-vcs';
  return hasRun ? 'clean' : 'no-run';
};

/** The step of the flow that comes before. */
const Before = () => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  const before = useChosenSnapshot() === null ? 'import' : 'plan';
  return (
    <Button keys={KEYS[before].keys} onPress={() => show(before)}>
      {t(`ui.flow.${before}`)}
    </Button>
  );
};

/** The stage while no file is looked at: what will be here, and what to do next. */
export const NoChanges = () => {
  const { t } = useTranslation();
  const reason = useReason();
  return (
    <EmptyState icon={Diff} title={t(`ui.changes.empty.${reason}`)} action={reason === 'choose' ? null : <Before />}>
      {t(`ui.changes.empty.${reason}-text`)}
    </EmptyState>
  );
};
