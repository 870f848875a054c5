import { openProject, type Project } from '#workspace/detect/open-project';
import { protectionOf } from '../write/protected-path.ts';

/** The files of a project that a model may look at: no credentials, no repository, nothing of ours. */
export interface ReadableFiles {
  readonly paths: readonly string[];
  /** False when a limit cut the walk. */
  readonly complete: boolean;
  readonly read: Project['read'];
}

export const isReadable = (path: string): boolean => protectionOf(path) === null;

export const readableFiles = async (workspace: string): Promise<ReadableFiles> => {
  const { files, complete, read } = await openProject(workspace);
  return { paths: files.filter(isReadable), complete, read };
};
