import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChangesPage, FilesPage, ProjectChange } from '#contract/code-gen/project-view';
import type { CommandResult, Transport } from '#contract/commands';
import type { Loaded } from './snapshot-store.ts';

type Send = Transport['send'];

export interface ProjectChanges {
  readonly changes: readonly ProjectChange[];
  /** More than are listed when the scan was cut. */
  readonly total: number;
}

export interface ProjectFiles {
  readonly paths: readonly string[];
  readonly links: ReadonlySet<string>;
  /** Files over the limit that are not listed. */
  readonly left: number;
}

export interface ProjectStore {
  readonly changes: Loaded<ProjectChanges>;
  /** All files of the project; asked for when the first one needs them. */
  readonly files: Loaded<ProjectFiles>;
  /** Rises when the project was looked at again: what was read of single files may be old. */
  readonly look: number;
  wantChanges(): void;
  wantFiles(): void;
  /** Reads again what is here; the old lists stay until the new ones have come. */
  refresh(): void;
  clear(): void;
}

const NONE = { kind: 'none' } as const;

const gatherChanges = async (send: Send): Promise<CommandResult<ProjectChanges>> => {
  const changes: ProjectChange[] = [];
  for (let from: number | null = 0; ; ) {
    const page: CommandResult<ChangesPage> = await send('project.changes', { from });
    if (!page.ok) return page;
    changes.push(...page.value.changes);
    from = page.value.rest;
    if (from === null) return { ok: true, value: { changes, total: page.value.total } };
  }
};

const gatherFiles = async (send: Send): Promise<CommandResult<ProjectFiles>> => {
  const paths: string[] = [];
  const links = new Set<string>();
  for (let from: number | null = 0; ; ) {
    const page: CommandResult<FilesPage> = await send('project.files', { from });
    if (!page.ok) return page;
    for (const path of page.value.paths) paths.push(path);
    for (const path of page.value.links) links.add(path);
    from = page.value.rest;
    if (from === null) return { ok: true, value: { paths, links, left: page.value.left } };
  }
};

const loadedOf = <T>(result: CommandResult<T>): Loaded<T> =>
  result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', failure: result.failure };

/** The files of the project and what changed among them, read in pages through `send`. */
export const createProjectStore = (send: Send): StoreApi<ProjectStore> =>
  createStore<ProjectStore>((set, get) => {
    // An answer that was asked for before the last clear or refresh is dropped.
    let age = 0;
    const readChanges = (): void => {
      const asked = age;
      void gatherChanges(send).then((result) => {
        if (asked === age) set({ changes: loadedOf(result) });
      });
    };
    const readFiles = (): void => {
      const asked = age;
      void gatherFiles(send).then((result) => {
        if (asked === age) set({ files: loadedOf(result) });
      });
    };
    return {
      changes: NONE,
      files: NONE,
      look: 0,
      wantChanges: () => {
        if (get().changes.kind !== 'none') return;
        set({ changes: { kind: 'loading' } });
        readChanges();
      },
      wantFiles: () => {
        if (get().files.kind !== 'none') return;
        set({ files: { kind: 'loading' } });
        readFiles();
      },
      refresh: () => {
        age += 1;
        const { changes, files, look } = get();
        if (changes.kind !== 'none') readChanges();
        if (files.kind !== 'none') readFiles();
        set({ look: look + 1 });
      },
      clear: () => {
        age += 1;
        set({ changes: NONE, files: NONE, look: 0 });
      },
    };
  });
