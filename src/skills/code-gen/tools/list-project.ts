import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { defineTool } from '#contract/tool';
import { openFolder } from '../project/open-folder.ts';
import { readableFiles } from '../project/readable-files.ts';
import { matchPaths } from '../scope/match-paths.ts';

const input = z.object({
  workspace: z.string().min(1),
  /** A folder or a glob; all when absent. */
  match: z.string().min(1).max(1_000).optional(),
  from: z.number().int().min(0).optional(),
});

/** Characters of one answer. */
const MAX_CHARS = 30_000;

const page = (paths: readonly string[], from: number): readonly string[] => {
  let left = MAX_CHARS;
  const rest = paths.slice(from);
  const end = rest.findIndex((path, index) => {
    left -= path.length + 3;
    return left < 0 && index > 0;
  });
  return end < 0 ? rest : rest.slice(0, end);
};

/** Names of the files of the project, for a model that fits its code in. Needs no run, changes nothing. */
export const listProjectTool = defineTool({
  name: 'listF2CProject',
  effect: 'read',
  description: 'List the files of the project, or those of a folder or a glob. What is too long goes on at `rest`.',
  input,
  run: async ({ workspace, match, from = 0 }, context) => {
    const folder = await openFolder(workspace, context);
    const { paths, complete } = await readableFiles(folder);
    const wanted = match === undefined ? null : matchPaths(paths, [match]).paths;
    const all = wanted === null ? paths : paths.filter((path) => wanted.has(path));
    const told = page(all, from);
    const rest = from + told.length < all.length ? from + told.length : null;
    const data = { files: told, total: all.length, rest, complete };
    return okEnvelope(context.text('codegen.listed', { count: all.length }), { data });
  },
});
