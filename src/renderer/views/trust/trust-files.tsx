import { FileCode2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TrustFile } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { Badge } from '../../components/feedback/badge.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatHash } from '../../format/numbers.ts';
import { visibleText } from '../../format/visible-text.ts';
import { useViewActions } from '../../store/window-context.tsx';
import styles from './trust-page.module.css';

const OWN_FOLDER = '.hx/figma2code/';

/** What a file is for, and exactly what its runner allows it: a locale key. */
const purposeOf = ({ path, runs }: TrustFile): string => {
  if (!runs) return 'ui.trust.never-loaded';
  if (path.endsWith('generic-design-parser.ts')) return 'ui.trust.parser';
  return path.endsWith('generic-design-gen.ts') ? 'ui.trust.gen' : 'ui.trust.imported';
};

const FileRow = ({ file }: { readonly file: TrustFile }) => {
  const { t } = useTranslation();
  const { openFile } = useViewActions();
  return (
    <li className={styles.file} data-inert={!file.runs || undefined}>
      <Icon of={file.runs ? FileCode2 : TriangleAlert} />
      <span className={styles.words}>
        <span className={styles.path}>
          <code>{visibleText(file.path.replace(OWN_FOLDER, ''))}</code>
          {file.runs && file.change === 'changed' ? <Badge tone="mod">{t('ui.trust.changed')}</Badge> : null}
        </span>
        <span className={styles.what}>{t(purposeOf(file))}</span>
      </span>
      <code className={styles.hash} title={file.sha256}>
        {formatHash(file.sha256)}
      </code>
      <Button size="bar" aria-label={t('ui.trust.read-file', { file: file.path })} onPress={() => openFile(file.path)}>
        {t('ui.trust.read')}
      </Button>
    </li>
  );
};

/** Every file that would run, with the start of its hash, and what lies there and is never loaded. */
export const TrustFiles = ({ files }: { readonly files: readonly TrustFile[] }) => (
  <ul className={styles.files}>
    {files.map((file) => (
      <FileRow key={file.path} file={file} />
    ))}
  </ul>
);
