import { useTranslation } from 'react-i18next';
import { ChangeLetter } from '../../components/feedback/change-letter.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { useApp, useProject, useReview } from '../../store/window-context.tsx';
import styles from './changes-navigator.module.css';
import type { ReviewFiles } from './model/review-files.ts';
import { KIND_KEY } from './tree/file-words.ts';
import { useThisRun } from './use-review.ts';

/** A change of the chosen file that is not the run's is said in words. */
const ByYou = ({ files }: { readonly files: ReviewFiles }) => {
  const { t } = useTranslation();
  const path = useReview((review) => review.path);
  const hasRun = useThisRun() !== null;
  const file = path === null ? undefined : files.of.get(path);
  if (path === null || !hasRun || !file?.kind || file.isOfRun) return null;
  const name = visibleText(path.slice(path.lastIndexOf('/') + 1));
  const kind = KIND_KEY[file.kind];
  return (
    <p className={styles.line}>
      <ChangeLetter kind={kind} label={t(`ui.changes.${kind}`)} />
      <span>{t(`ui.changes.not-this-run.${kind}`, { name })}</span>
    </p>
  );
};

/** Under the tree: what its rows do not say. */
export const NavigatorFoot = ({ files }: { readonly files: ReviewFiles }) => {
  const { t } = useTranslation();
  const notice = useApp((app) => app.workspace?.vcs.notice ?? null);
  const filter = useReview((review) => review.filter);
  const cut = useProject(({ changes }) =>
    changes.kind === 'ready' ? changes.value.total - changes.value.changes.length : 0,
  );
  const left = useProject((project) => (project.files.kind === 'ready' ? project.files.value.left : 0));
  return (
    <div className={styles.foot}>
      {notice ? <p>{notice}</p> : null}
      {cut > 0 && filter !== 'run' ? <p>{t('ui.changes.cut', { count: cut })}</p> : null}
      {left > 0 && filter === 'all' ? <p>{t('ui.changes.left', { count: left })}</p> : null}
      <ByYou files={files} />
    </div>
  );
};
