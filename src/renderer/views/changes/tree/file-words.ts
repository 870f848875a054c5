import type { TFunction } from 'i18next';
import type { ChangeCounts } from '#contract/file-tree/change-counts';
import { visibleText } from '../../../format/visible-text.ts';
import type { ReviewFile } from '../model/review-files.ts';

export const KIND_KEY = { Added: 'added', Modified: 'modified', Deleted: 'deleted' } as const;

/** Marks that the window has words for; another one is shown as it came. */
const MARKS = ['untracked', 'staged', 'conflict', 'type', 'submodule', 'renamed', 'copied', 'unresolved'];

const markWord = (mark: string, from: string | null, t: TFunction): string => {
  if (!MARKS.includes(mark)) return visibleText(mark);
  return from !== null && (mark === 'renamed' || mark === 'copied')
    ? t(`ui.changes.mark.${mark}-from`, { from: visibleText(from) })
    : t(`ui.changes.mark.${mark}`);
};

/** Who changed it: the run, or somebody else; nothing for what is as it was. */
export const changedBy = (file: ReviewFile, hasRun: boolean): 'run' | 'you' | null =>
  file.isOfRun ? 'run' : file.kind !== null && hasRun ? 'you' : null;

/** All that is said of a file, in words: for the tooltip and for assistive technology. */
export const fileWords = (
  file: ReviewFile | undefined,
  about: { readonly isLink: boolean; readonly hasRun: boolean; readonly comments: number },
  t: TFunction,
): readonly string[] => {
  const { isLink, hasRun, comments } = about;
  const by = file ? changedBy(file, hasRun) : null;
  return [
    ...(file?.kind ? [t(`ui.changes.${KIND_KEY[file.kind]}`)] : []),
    ...(by ? [t(`ui.changes.by-${by}`)] : []),
    ...(file?.marks.map((mark) => markWord(mark, file.from, t)) ?? []),
    ...(isLink ? [t('ui.changes.link')] : []),
    ...(comments > 0 ? [t('ui.changes.comments-on', { count: comments })] : []),
  ];
};

export const countWords = ({ added, modified, deleted }: ChangeCounts, t: TFunction): string =>
  t('ui.status.changes', { added, modified, deleted });
