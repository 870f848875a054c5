import { useTranslation } from 'react-i18next';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { useApp } from '../../../store/window-context.tsx';
import type { FileSides } from './sides.ts';
import styles from './stage.module.css';

/** `git HEAD 3d1f0a2`; what the files are compared with. */
const useBaseName = (): string => {
  const { t } = useTranslation();
  const vcs = useApp((app) => app.workspace?.vcs ?? null);
  if (vcs === null || vcs.kind === 'none') return t('ui.changes.base-run');
  const name = t(`ui.vcs.${vcs.kind}`);
  return vcs.base === null ? name : `${name} ${visibleText(vcs.base)}`;
};

/** What is not as one expects of a text: its encoding, or that not all of it is shown. */
const Facts = ({ file }: { readonly file: ProjectFile }) => {
  const { t } = useTranslation();
  const { bytes } = useFormat();
  if (file.kind !== 'text') return null;
  const isPlain = /^utf-?8$/i.test(file.encoding);
  return (
    <>
      {isPlain ? null : <span>{visibleText(file.encoding)}</span>}
      {file.truncated ? (
        <span className={styles.cut}>{t('ui.changes.truncated', { size: bytes(file.size) })}</span>
      ) : null}
    </>
  );
};

export interface SideHeadsProps {
  readonly sides: FileSides;
  readonly layout: 'two' | 'one' | 'now';
}

/** What stands in the last column. */
const headOf = ({ now, base }: FileSides, layout: SideHeadsProps['layout']): 'now' | 'after' | 'before' | 'against' => {
  if (layout === 'two') return 'after';
  if (layout === 'now' || base?.kind === 'absent') return 'now';
  return now.kind === 'absent' ? 'before' : 'against';
};

/** Names of the versions over their columns. */
export const SideHeads = ({ sides: { now, base }, layout }: SideHeadsProps) => {
  const { t } = useTranslation();
  const name = useBaseName();
  return (
    <div className={styles.heads} data-two={layout === 'two' || undefined}>
      {layout === 'two' && base ? (
        <div className={styles.head}>
          <span>{t('ui.changes.before', { base: name })}</span>
          <Facts file={base} />
        </div>
      ) : null}
      <div className={styles.head}>
        <span>{t(`ui.changes.${headOf({ now, base }, layout)}`, { base: name })}</span>
        <Facts file={now} />
      </div>
    </div>
  );
};
