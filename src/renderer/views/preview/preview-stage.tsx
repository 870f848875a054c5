import { Columns2, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components/VisuallyHidden';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { WorkspaceState } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useWindowKeys } from '../../keys/use-keys.ts';
import type { PreviewMode } from '../../store/preview/look-store.ts';
import { useLoaded } from '../../store/use-loaded.ts';
import { useChosenSnapshot, useSnapshot } from '../../store/use-snapshot.ts';
import { useLook, useScore, useSend, useViewActions, useWindow } from '../../store/window-context.tsx';
import { readyValue, useChosenScreen } from '../design/use-design.ts';
import { TrustPage } from '../trust/trust-page.tsx';
import { MeasuringFailed } from './measuring-failed.tsx';
import { NoPage } from './no-page.tsx';
import styles from './preview.module.css';
import { PreviewBar } from './preview-bar.tsx';
import { modesFor } from './preview-modes.ts';
import { HeatSheet, RenderedSheet } from './sheets/measured-sheets.tsx';
import { PreviewSheets } from './sheets/preview-sheets.tsx';
import { useMeasure } from './use-measure.ts';
import { screenScoreOf, useFreshScore, useReadyScore } from './use-score.ts';

interface SheetProps {
  readonly view: SnapshotView;
  readonly screen: SemanticScreen;
}

/** The page, or pictures of it from the last measuring. */
const Sheets = ({ view, screen, url, width, mode }: SheetProps & { url: string; width: number; mode: PreviewMode }) => {
  const score = useReadyScore()?.score ?? null;
  const own = screenScoreOf(score, screen.id);
  const pointed = useLook((look) => look.pointed);
  const box = pointed === null ? null : (own?.differences[pointed]?.box ?? null);
  if (score && own && mode === 'heat') {
    return <HeatSheet view={view} screen={screen} score={score} own={own} width={width} box={box} />;
  }
  if (score && own && mode === 'rendered') {
    return <RenderedSheet view={view} screen={screen} score={score} own={own} width={width} box={box} />;
  }
  return <PreviewSheets view={view} screen={screen} url={url} width={width} mode={mode} box={box} />;
};

const Shown = ({ view, screen }: SheetProps) => {
  const { t } = useTranslation();
  const send = useSend();
  const wanted = useLook((look) => look.mode);
  const setMode = useLook((look) => look.setMode);
  const width = useLook((look) => look.width) ?? Math.round(screen.width);
  const setWidth = useLook((look) => look.setWidth);
  const score = useReadyScore()?.score ?? null;
  const own = screenScoreOf(score, screen.id);
  const modes = modesFor(own);
  const mode = modes.includes(wanted) ? wanted : 'side';
  const [round, setRound] = useState(0);
  const loaded = useLoaded(`${view.name} ${screen.id} ${round}`, () =>
    send('preview.open', { snapshot: view.name, screen: screen.id }),
  );
  const preview = readyValue(loaded);
  if (loaded.kind === 'failed')
    return (
      <EmptyState icon={TriangleAlert} title={t('ui.preview.missing.broken')}>
        {loaded.failure.message}
      </EmptyState>
    );
  if (preview?.kind === 'none') return <NoPage preview={preview} view={view} screen={screen} />;
  return (
    <>
      <PreviewBar
        mode={mode}
        modes={modes}
        drawn={screen.width}
        width={width}
        isMeasured={own !== null}
        onMode={setMode}
        onWidth={(next) => setWidth(next === Math.round(screen.width) ? null : next)}
        onReload={() => setRound(round + 1)}
      />
      {preview ? (
        <Sheets view={view} screen={screen} url={preview.url} width={width} mode={mode} />
      ) : (
        <Skeleton rows={12} label={t('ui.preview.opening')} />
      )}
    </>
  );
};

const NoSnapshot = () => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  return (
    <EmptyState
      icon={Columns2}
      title={t('ui.preview.nothing')}
      action={
        <Button keys={KEYS.import.keys} onPress={() => show('import')}>
          {t('ui.flow.import')}
        </Button>
      }
    >
      {t('ui.preview.nothing-text')}
    </EmptyState>
  );
};

/** The keys of the tab, and what goes with the screen that is looked at. */
const usePreviewTab = (screen: SemanticScreen | null): void => {
  const { look } = useWindow();
  const { measure } = useMeasure();
  const { setSideTab, setPanel } = useViewActions();
  const id = screen?.id ?? null;
  useFreshScore();
  useEffect(() => {
    if (id !== null) look.getState().enter(id);
  }, [look, id]);
  useWindowKeys({
    measure,
    fix: () => {
      setSideTab('inspect');
      setPanel('side', true);
      // After the panel was drawn, where it lay over the stage or showed the agent.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-fix]')?.click());
    },
  });
};

/** The Preview tab: what was generated, running in a sandbox, beside what was drawn. */
export const PreviewStage = ({ workspace }: { readonly workspace: WorkspaceState }) => {
  const { t } = useTranslation();
  const name = useChosenSnapshot();
  const view = readyValue(useSnapshot(name));
  const screen = useChosenScreen(view);
  const failure = useScore((score) => score.failure);
  usePreviewTab(screen);
  if (workspace.trust.kind === 'untrusted') return <TrustPage trust={workspace.trust} />;
  if (name === null || (view !== null && screen === null)) return <NoSnapshot />;
  if (view === null || screen === null) return <Skeleton rows={12} label={t('ui.design.reading')} />;
  if (failure) return <MeasuringFailed failure={failure} />;
  return (
    <section className={styles.stage} aria-label={t('ui.flow.preview')}>
      <VisuallyHidden elementType="h1">{t('ui.preview.page-of', { name: visibleText(screen.name) })}</VisuallyHidden>
      <Shown key={`${view.name} ${screen.id}`} view={view} screen={screen} />
    </section>
  );
};
