import { useRef } from 'react';
import type { FileSide, ProjectFile } from '#contract/code-gen/project-view';
import type { Loaded } from '../../store/snapshot-store.ts';
import { useLoaded } from '../../store/use-loaded.ts';
import { useProject, useSend } from '../../store/window-context.tsx';

/** What was read of a path stays in sight while the same path is read again. */
const useKept = <T>(path: string | null, loaded: Loaded<T>): Loaded<T> => {
  const kept = useRef<{ readonly path: string | null; readonly loaded: Loaded<T> }>({ path: null, loaded });
  if (loaded.kind === 'ready' || kept.current.path !== path) kept.current = { path, loaded };
  return loaded.kind === 'loading' ? kept.current.loaded : loaded;
};

/** A file of the project as it is now, or in the version control; null asks for nothing. */
export const useProjectFile = (path: string | null, side: FileSide): Loaded<ProjectFile> => {
  const send = useSend();
  const look = useProject((project) => project.look);
  const key = path === null ? null : `${look} ${side} ${path}`;
  return useKept(
    path,
    useLoaded(key, () => send('project.file', { path: path ?? '', side })),
  );
};

/** What code-gen knows of a file; null when it did not write it. */
export const useFileOrigin = (path: string | null) => {
  const send = useSend();
  const look = useProject((project) => project.look);
  return useKept(
    path,
    useLoaded(path === null ? null : `${look} ${path}`, () => send('project.origin', { path: path ?? '' })),
  );
};
