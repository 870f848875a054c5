import type { FolderListing } from '#contract/commands';

/** A typed path as the folder that is listed and what narrows its list. */
export interface TypedPath {
  /** Ends with a separator, or is empty for the home folder. */
  readonly folder: string;
  /** Start of a name in it, as far as it is typed. */
  readonly start: string;
}

const SEPARATOR = /[\\/]/;

export const splitTyped = (typed: string): TypedPath => {
  const last = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\'));
  return { folder: typed.slice(0, last + 1), start: typed.slice(last + 1) };
};

/** A path as it stands in the field when its content is listed. */
export const asFolder = (path: string): string => {
  if (SEPARATOR.test(path.at(-1) ?? '')) return path;
  return path + (path.includes('\\') && !path.includes('/') ? '\\' : '/');
};

/** The folders of a listing whose name starts with what is typed, without regard to case. */
export const matching = (listing: FolderListing, start: string): FolderListing['folders'] => {
  const wanted = start.toLocaleLowerCase();
  return listing.folders.filter(({ name }) => name.toLocaleLowerCase().startsWith(wanted));
};

/** The longest start that all matches share: what Tab completes to. */
export const commonStart = (names: readonly string[]): string => {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const name of others) {
    while (length > 0 && !name.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
};
