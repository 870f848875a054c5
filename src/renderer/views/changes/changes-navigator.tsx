import { CloudAlert, FileCheck2, ListCollapse, ListTree, RefreshCw } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ALL_CLOSED, ALL_OPEN } from '#contract/file-tree/visible-rows';
import { IconButton } from '../../components/button/icon-button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { Segmented } from '../../components/form/segmented.tsx';
import { KEYS } from '../../keys/key-table.ts';
import type { FileFilter } from '../../store/review-store.ts';
import { useApp, useCommand, useProject, useReview, useWindow } from '../../store/window-context.tsx';
import { FilterField } from '../design/parts/filter-field.tsx';
import type { VirtualListHandle } from '../design/parts/virtual-list.tsx';
import styles from './changes-navigator.module.css';
import type { ReviewFiles } from './model/review-files.ts';
import { NavigatorFoot } from './navigator-foot.tsx';
import { FileResults } from './tree/file-results.tsx';
import { FileTree } from './tree/file-tree.tsx';
import { useAllPaths, useReviewFiles, useReviewTree, useThisRun } from './use-review.ts';

const NO_LINKS: ReadonlySet<string> = new Set();

const useScan = (): (() => void) => {
  const command = useCommand();
  const { project } = useWindow();
  return () => {
    void command('project.scan', {}).then((isDone) => {
      if (isDone) project.getState().refresh();
    });
  };
};

const Filters = ({ files }: { readonly files: ReviewFiles }) => {
  const { t } = useTranslation();
  const filter = useReview((review) => review.filter);
  const setFilter = useReview((review) => review.setFilter);
  const run = useThisRun();
  const total = useProject(({ changes }) => (changes.kind === 'ready' ? changes.value.total : undefined));
  const folding = useReview((review) => review.folding[review.filter]);
  const isAllOpen = folding.base === 'open' && folding.except.size === 0;
  const { fold } = useReviewActions();
  return (
    <div className={styles.filters}>
      <Segmented<FileFilter>
        label={t('ui.changes.filter.title')}
        size="bar"
        value={filter}
        onChange={setFilter}
        options={[
          { value: 'changed', label: t('ui.changes.filter.changed'), ...(total === undefined ? {} : { count: total }) },
          {
            value: 'run',
            label: t('ui.changes.filter.run'),
            ...(run === null ? {} : { count: files.runPaths.length }),
          },
          { value: 'all', label: t('ui.changes.filter.all') },
        ]}
      />
      <IconButton
        icon={isAllOpen ? ListCollapse : ListTree}
        label={t(isAllOpen ? 'ui.changes.close-all' : 'ui.changes.open-all')}
        size="bar"
        onPress={() => fold(filter, isAllOpen ? ALL_CLOSED : ALL_OPEN)}
      />
    </div>
  );
};

/** Why a filter has nothing to list. */
const NothingListed = ({ filter }: { readonly filter: FileFilter }) => {
  const { t } = useTranslation();
  const isCompared = useApp((app) => app.workspace?.vcs.changes !== null);
  return (
    <EmptyState icon={FileCheck2} title={t(`ui.changes.none.${filter}`)} place="panel">
      {filter === 'changed' && !isCompared ? t('ui.changes.none.not-compared') : t(`ui.changes.none.${filter}-text`)}
    </EmptyState>
  );
};

interface ListedProps {
  readonly files: ReviewFiles;
  readonly paths: readonly string[] | null;
}

const Listed = ({ files, paths }: ListedProps) => {
  const { t } = useTranslation();
  const filter = useReview((review) => review.filter);
  const folding = useReview((review) => review.folding[review.filter]);
  const { fold, choose } = useReviewActions();
  const chosen = useReview((review) => review.path);
  const said = useReview((review) => review.comments);
  const comments = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { path } of said) counts.set(path, (counts.get(path) ?? 0) + 1);
    return counts;
  }, [said]);
  const changes = useProject((project) => project.changes);
  const all = useProject((project) => project.files);
  const hasRun = useThisRun() !== null;
  const tree = useReviewTree(files, filter, paths);
  const failed = changes.kind === 'failed' ? changes : filter === 'all' && all.kind === 'failed' ? all : null;
  if (failed) {
    return (
      <EmptyState icon={CloudAlert} title={t('ui.changes.unreadable')} place="panel">
        {failed.failure.message}
      </EmptyState>
    );
  }
  if (tree === null || changes.kind !== 'ready') return <Skeleton rows={10} label={t('ui.changes.reading-files')} />;
  if (tree.root.children.length === 0) return <NothingListed filter={filter} />;
  return (
    <FileTree
      key={filter}
      label={t(`ui.changes.tree.${filter}`)}
      tree={tree}
      files={files}
      links={all.kind === 'ready' ? all.value.links : NO_LINKS}
      comments={comments}
      hasRun={hasRun}
      folding={folding}
      chosen={chosen}
      onFold={(next) => fold(filter, next)}
      onChoose={choose}
    />
  );
};

const useReviewActions = () => {
  const fold = useReview((review) => review.fold);
  const choose = useReview((review) => review.choose);
  const search = useReview((review) => review.search);
  return { fold, choose, search };
};

/** Navigator on the Changes tab: search, three filters, the files as a tree. */
export const ChangesNavigator = () => {
  const { t } = useTranslation();
  const files = useReviewFiles();
  const query = useReview((review) => review.query);
  const filter = useReview((review) => review.filter);
  const chosen = useReview((review) => review.path);
  const { choose, search } = useReviewActions();
  const scan = useScan();
  const isSearching = query.trim() !== '';
  const paths = useAllPaths(files, isSearching || filter === 'all');
  const results = useRef<VirtualListHandle>(null);
  return (
    <div className={styles.navigator}>
      <div className={styles.search}>
        <FilterField
          label={t('ui.changes.search')}
          placeholder={t('ui.changes.search-hint')}
          value={query}
          onChange={search}
          onLeave={() => results.current?.focus()}
          keys={KEYS.files.keys}
        />
        <IconButton icon={RefreshCw} label={t('ui.changes.look-again')} onPress={scan} />
      </div>
      <Filters files={files} />
      {isSearching ? (
        <FileResults paths={paths} files={files} query={query} chosen={chosen} onChoose={choose} handle={results} />
      ) : (
        <Listed files={files} paths={paths} />
      )}
      <NavigatorFoot files={files} />
    </div>
  );
};
