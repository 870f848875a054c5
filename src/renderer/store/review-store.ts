import { createStore, type StoreApi } from 'zustand/vanilla';
import { ALL_CLOSED, ALL_OPEN, type Folding } from '#contract/file-tree/visible-rows';

export const FILE_FILTERS = ['changed', 'run', 'all'] as const;
export type FileFilter = (typeof FILE_FILTERS)[number];

/** How a changed file is shown; null: as the width of the stage allows. */
export type ReviewMode = 'split' | 'inline' | 'file';

export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** What is to be said about a file, or about lines of it as they are now. */
export interface ReviewComment {
  readonly id: string;
  readonly path: string;
  /** Null: the whole file. */
  readonly lines: Lines | null;
  readonly text: string;
}

/** A layer whose lines are marked, or lines that were selected. */
export interface ReviewPlace {
  /** Index among the regions of the file. */
  readonly region: number | null;
  readonly lines: Lines | null;
}

const NO_PLACE: ReviewPlace = { region: null, lines: null };

/** What the window itself decides on the Changes tab. */
export interface ReviewState {
  readonly filter: FileFilter;
  readonly query: string;
  readonly path: string | null;
  readonly mode: ReviewMode | null;
  readonly place: ReviewPlace;
  /** The layer that is to be found among the regions of the file as soon as they are known. */
  readonly wantedNode: string | null;
  /** Lines that were asked for from elsewhere: they are marked until another place is chosen. */
  readonly shownLines: Lines | null;
  readonly folding: Readonly<Record<FileFilter, Folding>>;
  readonly comments: readonly ReviewComment[];
  /** The comment that is written just now. */
  readonly open: string | null;
}

export interface ReviewStore extends ReviewState {
  setFilter(filter: FileFilter): void;
  search(query: string): void;
  choose(path: string | null): void;
  /** Opens a file at the lines of a layer. */
  reveal(path: string, node: string): void;
  /** Opens a file at some lines. */
  revealLines(path: string, lines: Lines): void;
  setMode(mode: ReviewMode): void;
  setPlace(place: Partial<ReviewPlace>): void;
  fold(filter: FileFilter, folding: Folding): void;
  /** Opens a new comment, or the one that is there on the same lines. @returns its id */
  comment(path: string, lines: Lines | null): string;
  write(id: string, text: string): void;
  openComment(id: string | null): void;
  discard(id: string): void;
  /** They were sent. */
  forget(ids: readonly string[]): void;
  enter(workspace: string | null): void;
}

/** Keeps comments that were not sent, per workspace. */
export interface CommentKeeper {
  read(workspace: string): readonly ReviewComment[];
  write(workspace: string, comments: readonly ReviewComment[]): void;
}

const INITIAL: ReviewState = {
  filter: 'changed',
  query: '',
  path: null,
  mode: null,
  place: NO_PLACE,
  wantedNode: null,
  shownLines: null,
  folding: { changed: ALL_OPEN, run: ALL_OPEN, all: ALL_CLOSED },
  comments: [],
  open: null,
};

const isSame = (one: Lines | null, other: Lines | null): boolean =>
  one?.start === other?.start && one?.end === other?.end;

/** Empty comments go when they are left: only what says something is kept. */
const said = (comments: readonly ReviewComment[], but: string | null): readonly ReviewComment[] => {
  const kept = comments.filter(({ id, text }) => id === but || text.trim() !== '');
  return kept.length === comments.length ? comments : kept;
};

type Set = StoreApi<ReviewStore>['setState'];
type Get = StoreApi<ReviewStore>['getState'];

const commentActions = (
  set: Set,
  get: Get,
): Pick<ReviewStore, 'comment' | 'write' | 'openComment' | 'discard' | 'forget'> => ({
  comment: (path, lines) => {
    const known = get().comments.find((one) => one.path === path && isSame(one.lines, lines));
    const id = known?.id ?? crypto.randomUUID();
    set(({ comments }) => ({
      open: id,
      comments: known ? comments : [...said(comments, null), { id, path, lines, text: '' }],
    }));
    return id;
  },
  write: (id, text) =>
    set(({ comments }) => ({ comments: comments.map((one) => (one.id === id ? { ...one, text } : one)) })),
  openComment: (open) => set(({ comments }) => ({ open, comments: said(comments, open) })),
  discard: (id) =>
    set(({ comments, open }) => ({
      comments: comments.filter((one) => one.id !== id),
      open: open === id ? null : open,
    })),
  forget: (ids) =>
    set(({ comments, open }) => ({
      comments: comments.filter(({ id }) => !ids.includes(id)),
      open: open !== null && ids.includes(open) ? null : open,
    })),
});

/** The state of the Changes tab; comments that were not sent are kept by `keeper`. */
export const createReviewStore = (keeper: CommentKeeper): StoreApi<ReviewStore> => {
  let workspace: string | null = null;
  const store = createStore<ReviewStore>((set, get) => ({
    ...INITIAL,
    ...commentActions(set, get),
    setFilter: (filter) => set({ filter }),
    search: (query) => set({ query }),
    choose: (path) =>
      set((now) => (now.path === path ? now : { path, place: NO_PLACE, wantedNode: null, shownLines: null })),
    reveal: (path, node) => set({ path, place: NO_PLACE, wantedNode: node, shownLines: null, query: '' }),
    revealLines: (path, lines) => set({ path, place: NO_PLACE, wantedNode: null, shownLines: lines, query: '' }),
    setMode: (mode) => set({ mode }),
    setPlace: (place) => set((now) => ({ place: { ...now.place, ...place }, wantedNode: null, shownLines: null })),
    fold: (filter, folding) => set((now) => ({ folding: { ...now.folding, [filter]: folding } })),
    enter: (next) => {
      if (next === workspace) return;
      workspace = next;
      set({ ...INITIAL, comments: next === null ? [] : keeper.read(next) });
    },
  }));
  store.subscribe((now, before) => {
    if (workspace !== null && now.comments !== before.comments) keeper.write(workspace, now.comments);
  });
  return store;
};
