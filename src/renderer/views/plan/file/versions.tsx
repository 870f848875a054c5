import { useTranslation } from 'react-i18next';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import styles from './file-pane.module.css';

type Side = 'before' | 'after';

const sizeOf = (file: ProjectFile): number | null => ('size' in file ? file.size : null);

const Look = ({ file, side }: { readonly file: ProjectFile; readonly side: Side }) => {
  const { t } = useTranslation();
  switch (file.kind) {
    case 'image':
      return <img src={file.url} alt={t(`ui.plan.side.${side}`)} />;
    case 'binary':
      return <code className={styles.bytes}>{visibleText(file.head)}</code>;
    case 'text':
      return <code className={styles.bytes}>{visibleText(file.text.slice(0, 200))}</code>;
    case 'link':
      return <code className={styles.bytes}>→ {visibleText(file.target)}</code>;
    case 'absent':
      return <span>{t('ui.plan.no-file')}</span>;
  }
};

const Version = ({ file, side }: { readonly file: ProjectFile; readonly side: Side }) => {
  const { t } = useTranslation();
  const { bytes } = useFormat();
  const size = sizeOf(file);
  return (
    <figure className={styles.version}>
      <figcaption>
        {t(`ui.plan.side.${side}`)}
        {size === null ? '' : `, ${bytes(size)}`}
      </figcaption>
      <div className={styles.frame}>
        <Look file={file} side={side} />
      </div>
    </figure>
  );
};

export interface VersionsProps {
  readonly before: ProjectFile;
  readonly after: ProjectFile;
  /** What they are made of follows below. */
  readonly isAboveLines?: boolean;
}

/** Two versions beside each other; a file that is all new, or gone, stands alone. */
export const Versions = ({ before, after, isAboveLines = false }: VersionsProps) => (
  <div className={styles.pictures} data-above={isAboveLines || undefined}>
    {before.kind === 'absent' ? null : <Version file={before} side="before" />}
    {after.kind === 'absent' ? null : <Version file={after} side="after" />}
  </div>
);
