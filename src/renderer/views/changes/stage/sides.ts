import type { ProjectFile } from '#contract/code-gen/project-view';
import type { Loaded } from '../../../store/snapshot-store.ts';
import type { ReviewFile } from '../model/review-files.ts';
import { useProjectFile } from '../use-project-file.ts';

/** Both versions of a file; `base` is null where nothing is compared. */
export interface FileSides {
  readonly now: ProjectFile;
  readonly base: ProjectFile | null;
}

const ABSENT: Loaded<ProjectFile> = { kind: 'ready', value: { kind: 'absent' } };

/** What is asked of the version control: nothing for a file that did not change or that is new; for a renamed one its old name. */
const basePath = (path: string, file: ReviewFile | undefined): string | null =>
  file?.kind === 'Modified' || file?.kind === 'Deleted' ? (file.from ?? path) : null;

/** A file as it is now and as it was; failed when either could not be read. */
export const useFileSides = (path: string, file: ReviewFile | undefined): Loaded<FileSides> => {
  const isGone = file?.kind === 'Deleted';
  const read = useProjectFile(isGone ? null : path, 'now');
  const now = isGone ? ABSENT : read;
  const wantsBase = basePath(path, file);
  const asked = useProjectFile(wantsBase, 'base');
  const base = file?.kind === 'Added' ? ABSENT : asked;
  if (now.kind === 'failed' || base.kind === 'failed') return now.kind === 'failed' ? now : (base as Loaded<never>);
  if (now.kind !== 'ready' || (wantsBase !== null && base.kind !== 'ready')) return { kind: 'loading' };
  return { kind: 'ready', value: { now: now.value, base: base.kind === 'ready' ? base.value : null } };
};

export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'diff'; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'pair' };

/** A text that can be compared, `null` for no file; undefined for all else. */
const comparable = (file: ProjectFile): string | null | undefined =>
  file.kind === 'text' ? file.text : file.kind === 'absent' ? null : undefined;

/** A line that is empty because the text ends with a line end is no line; unless it is what differs. */
const trimmed = (text: string): string => (text.endsWith('\n') ? text.slice(0, text.endsWith('\r\n') ? -2 : -1) : text);

const bothTrimmed = (before: string | null, after: string | null): Shown => {
  const isSame = before === null || after === null || before.endsWith('\n') === after.endsWith('\n');
  const cut = (text: string | null): string | null => (text === null || !isSame ? text : trimmed(text));
  return { kind: 'diff', before: cut(before), after: cut(after) };
};

/** How two versions can be shown: as one text, by lines, or each by itself. */
export const shownAs = ({ now, base }: FileSides, isFile: boolean): Shown => {
  const after = comparable(now);
  if (base === null || (isFile && after !== null)) {
    return typeof after === 'string' ? { kind: 'text', text: trimmed(after) } : { kind: 'pair' };
  }
  const before = comparable(base);
  if (after === undefined || before === undefined || (after === null && before === null)) return { kind: 'pair' };
  return bothTrimmed(before, after);
};
