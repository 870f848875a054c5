import { useTranslation } from 'react-i18next';
import type { PlanSide } from '#contract/code-gen/gate';
import type { PlanRow } from '#contract/code-gen/plan';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { CodeView } from '../../../components/code/code-view.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import type { PlanList } from '../../../store/plan-store.ts';
import type { Loaded } from '../../../store/snapshot-store.ts';
import styles from './file-pane.module.css';
import { usePlanFile } from './use-plan-file.ts';

export interface ThreeVersionsProps {
  readonly list: PlanList;
  readonly row: PlanRow;
}

interface VersionProps {
  readonly path: string;
  readonly side: Extract<PlanSide, 'base' | 'before' | 'fresh'>;
  readonly file: ProjectFile | null;
}

const Content = ({ path, file }: Pick<VersionProps, 'path' | 'file'>) => {
  const { t } = useTranslation();
  if (file === null) return <Skeleton rows={6} label={t('ui.code.reading')} />;
  if (file.kind === 'text') return <CodeView path={path} text={file.text} />;
  return <p className={styles.none}>{t('ui.plan.no-file')}</p>;
};

const Version = ({ path, side, file }: VersionProps) => {
  const { t } = useTranslation();
  return (
    <figure className={styles.version}>
      <figcaption>{t(`ui.plan.version.${side}`)}</figcaption>
      <Content path={path} file={file} />
    </figure>
  );
};

const ready = <T,>(loaded: Loaded<T>): T | null => (loaded.kind === 'ready' ? loaded.value : null);

/** What was generated last, what became of it by hand, and what is generated now: beside each other. */
export const ThreeVersions = ({ list, row }: ThreeVersionsProps) => {
  const generated = ready(usePlanFile(list, row, 'all'));
  const mine = ready(usePlanFile(list, row, 'mine'));
  return (
    <div className={styles.pictures}>
      <Version path={row.path} side="base" file={generated?.before ?? null} />
      <Version path={row.path} side="before" file={mine?.after ?? null} />
      <Version path={row.path} side="fresh" file={generated?.after ?? null} />
    </div>
  );
};
