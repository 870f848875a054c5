import { useTranslation } from 'react-i18next';
import type { SkillProgress } from '#contract/progress';
import type { WorkspaceState } from '#contract/state/app-state';
import { Badge } from '../../components/feedback/badge.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { useApp, useDrafts } from '../../store/window-context.tsx';
import { ArrivalList } from './arrival-list.tsx';
import { PictureFrames } from './picture-frames.tsx';
import styles from './run-stage.module.css';

export interface RunStageProps {
  readonly progress: SkillProgress;
  readonly workspace: WorkspaceState;
}

/** What was asked for, as the conversation has it: known also after a reload, and when it was not this form that asked. */
const useAsked = (): string | null =>
  useApp(({ chat }) => {
    const item = chat.findLast(({ kind }) => kind === 'user');
    return item?.kind === 'user' ? (item.text.split('\n')[0] ?? null) : null;
  });

/** The stage while something runs: what it is called, and what has arrived so far. */
export const RunStage = ({ progress, workspace }: RunStageProps) => {
  const { t } = useTranslation();
  const asked = useAsked();
  const submitted = useDrafts((drafts) => drafts.submittedName);
  const name = progress.skill === 'parser' ? (submitted ?? asked ?? t('ui.import.a-design')) : workspace.name;
  return (
    <FormPage
      title={
        <span className={styles.title}>
          {visibleText(name)} <Badge>{t(`ui.run.doing.${progress.skill}`)}</Badge>
        </span>
      }
      width="full"
      isScrollStop
    >
      <ArrivalList progress={progress} />
      <p className={styles.leave}>{t('ui.run.you-can-leave')}</p>
      {progress.skill === 'parser' ? <PictureFrames progress={progress} /> : null}
    </FormPage>
  );
};
