import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { useWindowKeys } from '../../keys/use-keys.ts';
import { useProject, useReview, useViewActions } from '../../store/window-context.tsx';
import { FileStage } from './stage/file-stage.tsx';
import { NoChanges } from './stage/no-changes.tsx';
import { useChangedOrder, useReviewFiles } from './use-review.ts';

const PICTURE = /\.(?:svg|png|jpe?g|gif|webp|avif|ico)$/i;

/**
 * While nothing is chosen the first file that changed is looked at, one with lines if there is one: the stage is not
 * empty, and no press is needed.
 */
const useFirstChosen = (order: readonly string[]): void => {
  const path = useReview((review) => review.path);
  const choose = useReview((review) => review.choose);
  useEffect(() => {
    const first = order.find((one) => !PICTURE.test(one)) ?? order[0];
    if (path === null && first !== undefined) choose(first);
  }, [path, order, choose]);
};

/** The search of the navigator, from anywhere on the tab. */
const useSearchKey = (): void => {
  const { setPanel } = useViewActions();
  useWindowKeys({
    files: () => {
      setPanel('navigator', true);
      // After the panel was drawn, where it lay over the stage.
      requestAnimationFrame(() =>
        document.querySelector<HTMLInputElement>('[data-panel="navigator"] [data-filter]')?.select(),
      );
    },
  });
};

/** The Changes tab: one file of the project beside what it was. */
export const ChangesStage = () => {
  const { t } = useTranslation();
  const files = useReviewFiles();
  const order = useChangedOrder(files);
  const path = useReview((review) => review.path);
  const isReading = useProject(({ changes }) => changes.kind === 'none' || changes.kind === 'loading');
  useFirstChosen(order);
  useSearchKey();
  if (path !== null) return <FileStage path={path} file={files.of.get(path)} order={order} />;
  return isReading ? <Skeleton rows={12} label={t('ui.changes.reading-files')} /> : <NoChanges />;
};
