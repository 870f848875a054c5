import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VcsState } from '#contract/state/app-state';
import { visibleText } from '../../format/visible-text.ts';
import { useApp } from '../../store/window-context.tsx';
import { frameworkLabel } from '../set-up/stack-names.ts';
import styles from './status-bar.module.css';
import { StatusItem } from './status-item.tsx';

const Changes = ({ changes }: { readonly changes: NonNullable<VcsState['changes']> }) => {
  const { t } = useTranslation();
  const { added, modified, deleted } = changes;
  if (added + modified + deleted === 0) return t('ui.status.no-changes');
  return (
    <span className={styles.changes} role="img" aria-label={t('ui.status.changes', { added, modified, deleted })}>
      {added > 0 ? <span className={styles.added}>A {added}</span> : null}
      {modified > 0 ? <span className={styles.modified}>M {modified}</span> : null}
      {deleted > 0 ? <span className={styles.deleted}>D {deleted}</span> : null}
    </span>
  );
};

/** Branch and changed files, or why there are none. */
export const VcsFact = ({ icon }: { readonly icon: LucideIcon }) => {
  const { t } = useTranslation();
  const vcs = useApp((app) => app.workspace?.vcs ?? null);
  if (!vcs || vcs.kind === 'none') return <StatusItem>{t('ui.vcs.none-short')}</StatusItem>;
  const name = vcs.branch === null ? t(`ui.vcs.${vcs.kind}`) : visibleText(vcs.branch);
  return (
    <>
      <StatusItem icon={icon}>{name}</StatusItem>
      <StatusItem>
        {vcs.notice ?? (vcs.changes ? <Changes changes={vcs.changes} /> : t('ui.status.not-scanned'))}
      </StatusItem>
    </>
  );
};

/** The stack of the workspace, once it is set up. */
export const StackFact = () => {
  const setup = useApp((app) => app.workspace?.setup ?? null);
  if (setup?.kind !== 'ready') return null;
  return (
    <span data-wide>
      <StatusItem>{`${frameworkLabel(setup.framework)}, ${visibleText(setup.language)}`}</StatusItem>
    </span>
  );
};
