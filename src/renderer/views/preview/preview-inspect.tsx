import { CodeXml, Columns2, Gauge, History, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ScoreView, ScreenScore } from '#contract/code-gen/score';
import type { CommandResult } from '#contract/commands';
import { Button } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Note } from '../../components/feedback/note.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { KEYS } from '../../keys/key-table.ts';
import { useLoaded } from '../../store/use-loaded.ts';
import { useProject, useSend, useViewActions } from '../../store/window-context.tsx';
import { readyValue, useChosenScreen, useDesign } from '../design/use-design.ts';
import { MeasureButton } from './measure-button.tsx';
import { DifferenceList } from './score/difference-list.tsx';
import { FixBox } from './score/fix-box.tsx';
import styles from './score/score.module.css';
import { AccessProblems, LentFonts, Literals, MissingFonts } from './score/score-findings.tsx';
import { ScoreHead } from './score/score-head.tsx';
import { NotMeasured, ScoreParts } from './score/score-parts.tsx';
import { useMeasure } from './use-measure.ts';
import { screenScoreOf, useScoreView } from './use-score.ts';

const NoCode = () => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  return (
    <EmptyState
      icon={CodeXml}
      title={t('ui.preview.missing.no-code')}
      place="panel"
      action={
        <Button keys={KEYS.plan.keys} onPress={() => show('plan')}>
          {t('ui.flow.plan')}
        </Button>
      }
    >
      {t('ui.score.no-code')}
    </EmptyState>
  );
};

/** Nothing was measured of this screen: what measuring is, and the way to it. */
const NoScore = ({ isOther }: { readonly isOther: boolean }) => {
  const { t } = useTranslation();
  const { isRunning, hindrance } = useMeasure();
  const isUntrusted = hindrance === 'untrusted';
  return (
    <EmptyState
      icon={isUntrusted ? ShieldOff : Gauge}
      title={t(isUntrusted ? 'ui.preview.missing.untrusted' : 'ui.score.none')}
      place="panel"
      action={isUntrusted ? null : <MeasureButton isAgain={isOther} isPrimary />}
    >
      {isUntrusted
        ? t('ui.preview.missing.untrusted-text')
        : t(isOther ? 'ui.score.none-screen' : 'ui.score.none-text')}
      {hindrance && !isUntrusted && !isRunning ? (
        <span className={styles.hindrance}>{t(`ui.score.hindrance.${hindrance}`)}</span>
      ) : null}
    </EmptyState>
  );
};

const Scored = ({ view, screen }: { readonly view: ScoreView; readonly screen: ScreenScore }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.panel}>
      <div className={styles.scroll}>
        {view.stale ? (
          <div className={styles.inset}>
            <Note icon={History} tone="mod" actions={<MeasureButton isAgain size="bar" />} isLive>
              {t('ui.score.stale')}
            </Note>
          </div>
        ) : null}
        <ScoreHead score={view.score} screen={screen} />
        <MissingFonts screen={screen} />
        <ScoreParts screen={screen} />
        {screen.total === null ? null : <DifferenceList score={view.score} screen={screen} />}
        <Literals screen={screen} />
        <AccessProblems screen={screen} />
        <LentFonts screen={screen} />
        <NotMeasured screen={screen} />
      </div>
      <FixBox score={view.score} screen={screen} />
    </div>
  );
};

/** Whether a screen has code: the sandbox shows it, or lines came of it in a stack that does not run here; null until it is known. */
const useHasCode = (screen: string | null): boolean | null => {
  const send = useSend();
  const look = useProject((project) => project.look);
  const loaded = useLoaded(
    screen === null ? null : `${screen} ${look}`,
    async (): Promise<CommandResult<readonly unknown[]>> => {
      const shown = await send('preview.screens', {});
      if (!shown.ok || shown.value.includes(screen ?? '')) return shown;
      return send('project.linesOf', { node: screen ?? '' });
    },
  );
  if (loaded.kind === 'failed') return false;
  return loaded.kind === 'ready' ? loaded.value.length > 0 : null;
};

/** Side panel on the Preview tab: how much of the design the code of a screen is, and where it is not. */
export const PreviewInspect = () => {
  const { t } = useTranslation();
  const design = readyValue(useDesign());
  const screen = useChosenScreen(design);
  const loaded = useScoreView();
  const hasCode = useHasCode(screen?.id ?? null);
  if (screen === null) {
    return (
      <EmptyState icon={Columns2} title={t('ui.preview.nothing')} place="panel">
        {t('ui.preview.nothing-text')}
      </EmptyState>
    );
  }
  if (loaded.kind === 'loading') return <Skeleton rows={8} label={t('ui.score.reading')} />;
  if (loaded.kind === 'failed') return <p className={styles.quiet}>{loaded.failure.message}</p>;
  const view = readyValue(loaded);
  const own = screenScoreOf(view?.score ?? null, screen.id);
  if (view && own) return <Scored key={screen.id} view={view} screen={own} />;
  if (hasCode === null) return <Skeleton rows={8} label={t('ui.score.reading')} />;
  return hasCode ? <NoScore isOther={view !== null} /> : <NoCode />;
};
