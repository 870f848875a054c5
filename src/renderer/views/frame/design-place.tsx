import { Layers } from 'lucide-react';
import { VisuallyHidden } from 'react-aria-components/VisuallyHidden';
import { useTranslation } from 'react-i18next';
import type { WorkspaceState } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useChosenSnapshot, useChosenSnapshotRow } from '../../store/use-snapshot.ts';
import { useView, useViewActions } from '../../store/window-context.tsx';
import { DesignStage } from '../design/design-stage.tsx';
import { snapshotTitle } from '../snapshots/snapshot-title.ts';
import { LookingOnlyNote } from '../trust/looking-only-note.tsx';
import { TrustPage } from '../trust/trust-page.tsx';

const NoSnapshot = () => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  return (
    <EmptyState
      icon={Layers}
      title={t('ui.snapshots.none')}
      action={
        <Button keys={KEYS.import.keys} onPress={() => show('import')}>
          {t('ui.flow.import')}
        </Button>
      }
    >
      {t('ui.snapshots.none-text')}
    </EmptyState>
  );
};

/** The board itself shows no title; the page still has one. */
const Heading = () => {
  const { t } = useTranslation();
  const row = useChosenSnapshotRow();
  return (
    <VisuallyHidden elementType="h1">
      {row ? t('ui.flow.design-of', { name: visibleText(snapshotTitle(row)) }) : t('ui.flow.design')}
    </VisuallyHidden>
  );
};

/** The Design tab: the board, or why there is none. Looking is complete without trust. */
export const DesignPlace = ({ workspace }: { readonly workspace: WorkspaceState }) => {
  const snapshot = useChosenSnapshot();
  const lookingOnly = useView((view) => view.lookingOnly);
  const { trust } = workspace;
  if (trust.kind === 'untrusted' && lookingOnly !== trust.digest) return <TrustPage trust={trust} />;
  return (
    <>
      {trust.kind === 'untrusted' ? <LookingOnlyNote /> : null}
      {snapshot === null ? (
        <NoSnapshot />
      ) : (
        <>
          <Heading />
          <DesignStage />
        </>
      )}
    </>
  );
};
