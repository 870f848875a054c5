import { SearchX } from 'lucide-react';
import { type Ref, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findFiles, foldPaths } from '#contract/file-tree/find-files';
import { ChangeLetter } from '../../../components/feedback/change-letter.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { VirtualList, type VirtualListHandle } from '../../design/parts/virtual-list.tsx';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import type { ReviewFiles } from '../model/review-files.ts';
import { FileIcon } from './file-icon.tsx';
import styles from './file-results.module.css';
import { KIND_KEY } from './file-words.ts';

/** More than anybody reads; more letters find the rest. */
const MOST = 300;
const TWO_LINES = 44;

export interface FileResultsProps {
  /** All files of the project; null until they were read. */
  readonly paths: readonly string[] | null;
  readonly files: ReviewFiles;
  readonly query: string;
  readonly chosen: string | null;
  onChoose(path: string): void;
  readonly handle: Ref<VirtualListHandle>;
}

const Row = ({ path, files }: { readonly path: string; readonly files: ReviewFiles }) => {
  const { t } = useTranslation();
  const kind = files.of.get(path)?.kind ?? null;
  const cut = path.lastIndexOf('/');
  return (
    <>
      <FileIcon path={path} kind="file" className={styles.icon} />
      <span className={styles.words}>
        <span className={styles.name} data-kind={kind ? KIND_KEY[kind] : undefined}>
          <VisibleName text={path.slice(cut + 1)} />
        </span>
        {cut > 0 ? (
          <span className={styles.folder}>
            <VisibleName text={path.slice(0, cut)} />
          </span>
        ) : null}
      </span>
      {kind ? <ChangeLetter kind={KIND_KEY[kind]} label={t(`ui.changes.${KIND_KEY[kind]}`)} /> : null}
    </>
  );
};

/** Files whose path holds what was typed, in all of the project, the best first. */
export const FileResults = ({ paths, files, query, chosen, onChoose, handle }: FileResultsProps) => {
  const { t } = useTranslation();
  const wanted = useDeferredValue(query);
  const folded = useMemo(() => foldPaths(paths ?? []), [paths]);
  const found = useMemo(() => findFiles(paths ?? [], folded, { query: wanted, most: MOST }), [paths, folded, wanted]);
  if (paths === null) return <Skeleton rows={8} label={t('ui.changes.reading-files')} />;
  if (found.paths.length === 0) {
    return (
      <EmptyState icon={SearchX} title={t('ui.changes.nothing-found')} place="panel">
        {t('ui.changes.nothing-found-text')}
      </EmptyState>
    );
  }
  return (
    <>
      <VirtualList
        handle={handle}
        label={t('ui.changes.found')}
        rows={found.paths}
        heightOf={() => TWO_LINES}
        keyOf={(path) => path}
        nameOf={(path) => path.slice(path.lastIndexOf('/') + 1)}
        selectedKey={chosen}
        onChoose={onChoose}
        renderRow={(path) => <Row path={path} files={files} />}
      />
      {found.more > 0 ? <p className={styles.foot}>{t('ui.changes.more-found', { count: found.more })}</p> : null}
    </>
  );
};
