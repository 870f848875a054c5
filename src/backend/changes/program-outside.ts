import { findProgram, outsideFolders } from './find-program.ts';

export interface Program {
  readonly binary: string;
  /** What it is given as its own search path. */
  readonly folders: readonly string[];
}

/** A program outside of the workspace; null where there is none. */
export const programOutside = async (
  name: string,
  workspace: string,
  searchPath = process.env['PATH'] ?? '',
): Promise<Program | null> => {
  const folders = await outsideFolders(searchPath, workspace);
  const binary = await findProgram(name, folders, workspace);
  return binary === null ? null : { binary, folders };
};
