import { CodeXml, Columns2, ShieldOff, SquareTerminal, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { VisuallyHidden } from 'react-aria-components/VisuallyHidden';
import { useTranslation } from 'react-i18next';
import type { Preview } from '#contract/code-gen/project-view';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { WorkspaceState } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { CopyButton } from '../../components/button/copy-button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useLoaded } from '../../store/use-loaded.ts';
import { useChosenSnapshot, useSnapshot } from '../../store/use-snapshot.ts';
import { useSend, useViewActions } from '../../store/window-context.tsx';
import { ScreenPreview } from '../design/parts/screen-preview.tsx';
import { readyValue, useChosenScreen } from '../design/use-design.ts';
import { TrustPage } from '../trust/trust-page.tsx';
import styles from './preview.module.css';
import { PreviewBar } from './preview-bar.tsx';
import type { PreviewMode } from './preview-modes.ts';
import { PreviewSheets } from './preview-sheets.tsx';

type Missing = Extract<Preview, { kind: 'none' }>;

const ICONS = { 'no-code': CodeXml, stack: SquareTerminal, untrusted: ShieldOff, broken: TriangleAlert } as const;

const MissingText = ({ preview }: { readonly preview: Missing }) => {
  const { t } = useTranslation();
  return (
    <>
      {t(`ui.preview.missing.${preview.reason}-text`, { detail: preview.detail })}
      {preview.run ? (
        <span className={styles.command}>
          <code>{preview.run}</code>
          <CopyButton text={() => preview.run ?? ''} label={t('ui.preview.copy-command')} />
        </span>
      ) : null}
    </>
  );
};

/** What there is instead of a page: the design itself, why, and what to do next. */
const NoPage = ({ preview, view, screen }: { preview: Missing; view: SnapshotView; screen: SemanticScreen }) => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  return (
    <div className={styles.none}>
      <div className={styles.noneDesign}>
        <ScreenPreview view={view} screen={screen.id} node={null} />
      </div>
      <EmptyState
        icon={ICONS[preview.reason]}
        title={t(`ui.preview.missing.${preview.reason}`)}
        action={
          preview.reason === 'no-code' ? (
            <Button keys={KEYS.plan.keys} onPress={() => show('plan')}>
              {t('ui.flow.plan')}
            </Button>
          ) : null
        }
      >
        <MissingText preview={preview} />
      </EmptyState>
    </div>
  );
};

const Shown = ({ view, screen }: { readonly view: SnapshotView; readonly screen: SemanticScreen }) => {
  const { t } = useTranslation();
  const send = useSend();
  const [mode, setMode] = useState<PreviewMode>('side');
  const [width, setWidth] = useState(Math.round(screen.width));
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
        drawn={screen.width}
        width={width}
        onMode={setMode}
        onWidth={setWidth}
        onReload={() => setRound(round + 1)}
      />
      {preview ? (
        <PreviewSheets view={view} screen={screen} url={preview.url} width={width} mode={mode} />
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

/** The Preview tab: what was generated, running in a sandbox, beside what was drawn. */
export const PreviewStage = ({ workspace }: { readonly workspace: WorkspaceState }) => {
  const { t } = useTranslation();
  const name = useChosenSnapshot();
  const view = readyValue(useSnapshot(name));
  const screen = useChosenScreen(view);
  if (workspace.trust.kind === 'untrusted') return <TrustPage trust={workspace.trust} />;
  if (name === null || (view !== null && screen === null)) return <NoSnapshot />;
  if (view === null || screen === null) return <Skeleton rows={12} label={t('ui.design.reading')} />;
  return (
    <section className={styles.stage} aria-label={t('ui.flow.preview')}>
      <VisuallyHidden elementType="h1">{t('ui.preview.page-of', { name: visibleText(screen.name) })}</VisuallyHidden>
      <Shown key={`${view.name} ${screen.id}`} view={view} screen={screen} />
    </section>
  );
};
