import { createStore, type StoreApi } from 'zustand/vanilla';
import type { VcsKind } from '#contract/choices';

/** What was chosen of a saved design, by ids of pages and of layers that stand on pages. */
export interface ScreenChoice {
  /** The path of the file: for another one it does not count. */
  readonly of: string;
  readonly ids: readonly string[];
  /** What the ids are. */
  readonly pages: number;
  readonly screens: number;
  readonly sections: number;
  readonly others: number;
}

/** What was typed into the import form. Kept while the user looks elsewhere, and after a failure. */
export interface ImportDraft {
  readonly source: 'figma' | 'file' | 'plugin';
  readonly figmaUrl: string;
  readonly sourcePath: string;
  /** Null: the whole file. */
  readonly choice: ScreenChoice | null;
  /** What of the document that is open in Figma. */
  readonly part: 'selection' | 'page' | 'file';
  /** The window of Figma; null: the first that is connected. */
  readonly client: string | null;
  readonly variablesPath: string;
  readonly imagesPath: string;
  readonly fillsPath: string;
  readonly alias: string;
  readonly description: string;
}

/** What code is to be made of. */
export interface PlanDraft {
  readonly kind: 'generate' | 'modify';
  /** The snapshot that the screens are of: for another one they do not count. */
  readonly of: string | null;
  /** Ids of screens; null: all. */
  readonly screens: readonly string[] | null;
  readonly scope: string;
  /** A file, or lines of it, as `path:12-16`. */
  readonly range: string;
}

/** Null: not answered, so what was detected stands. */
export interface SetUpDraft {
  readonly framework: string | null;
  readonly language: string | null;
  readonly vcs: VcsKind | null;
  readonly p4: { readonly port: string; readonly user: string; readonly client: string };
  readonly trust: boolean;
}

export const EMPTY_IMPORT: ImportDraft = {
  source: 'figma',
  figmaUrl: '',
  sourcePath: '',
  choice: null,
  part: 'page',
  client: null,
  variablesPath: '',
  imagesPath: '',
  fillsPath: '',
  alias: '',
  description: '',
};

export const EMPTY_SET_UP: SetUpDraft = {
  framework: null,
  language: null,
  vcs: null,
  p4: { port: '', user: '', client: '' },
  trust: false,
};

export const EMPTY_PLAN: PlanDraft = { kind: 'generate', of: null, screens: null, scope: '', range: '' };

export interface DraftStore {
  readonly importDraft: ImportDraft;
  readonly setUpDraft: SetUpDraft;
  readonly planDraft: PlanDraft;
  /** What the import that runs, or ran last, was called. */
  readonly submittedName: string | null;
  editImport(change: Partial<ImportDraft>): void;
  editSetUp(change: Partial<SetUpDraft>): void;
  editPlan(change: Partial<PlanDraft>): void;
  submitted(name: string | null): void;
  reset(): void;
}

export const createDraftStore = (): StoreApi<DraftStore> =>
  createStore<DraftStore>((set) => ({
    importDraft: EMPTY_IMPORT,
    setUpDraft: EMPTY_SET_UP,
    planDraft: EMPTY_PLAN,
    submittedName: null,
    editImport: (change) => set(({ importDraft }) => ({ importDraft: { ...importDraft, ...change } })),
    editSetUp: (change) => set(({ setUpDraft }) => ({ setUpDraft: { ...setUpDraft, ...change } })),
    editPlan: (change) => set(({ planDraft }) => ({ planDraft: { ...planDraft, ...change } })),
    submitted: (submittedName) => set({ submittedName }),
    reset: () =>
      set({ importDraft: EMPTY_IMPORT, setUpDraft: EMPTY_SET_UP, planDraft: EMPTY_PLAN, submittedName: null }),
  }));
