import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { defineTool } from '#contract/tool';
import { openFolder } from '../project/open-folder.ts';
import { readableFiles } from '../project/readable-files.ts';
import { matchPaths } from '../scope/match-paths.ts';
import { stopIfAborted } from './code-gen-tool.ts';

const input = z.object({
  workspace: z.string().min(1),
  text: z.string().min(1).max(200),
  match: z.string().min(1).max(1_000).optional(),
});

const MAX_HITS = 200;
const LINE_CHARS = 200;
const MAX_READ = 256 * 1024;
/** Of all files together. */
const MAX_CHARS = 64 * 1024 * 1024;

interface Hit {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

const hitsIn = (path: string, content: string, wanted: string): readonly Hit[] =>
  content
    .split('\n')
    .flatMap((line, index) =>
      line.toLowerCase().includes(wanted) ? [{ path, line: index + 1, text: line.trim().slice(0, LINE_CHARS) }] : [],
    );

/** Finds a text in the files of the project, whatever its letter case. Needs no run, changes nothing. */
export const searchProjectTool = defineTool({
  name: 'searchF2CProject',
  effect: 'read',
  description: 'Find a text in the files of the project: path, line and the line itself.',
  input,
  run: async ({ workspace, text, match }, context) => {
    const { paths, read } = await readableFiles(await openFolder(workspace, context));
    const wanted = match === undefined ? null : matchPaths(paths, [match]).paths;
    const hits: Hit[] = [];
    let left = MAX_CHARS;
    for (const path of paths.filter((one) => wanted?.has(one) ?? true)) {
      if (hits.length >= MAX_HITS || left <= 0) break;
      const content = (await read(path, MAX_READ)) ?? '';
      left -= content.length;
      hits.push(...hitsIn(path, content, text.toLowerCase()));
      await setImmediate();
      stopIfAborted(context.signal);
    }
    const data = { hits: hits.slice(0, MAX_HITS), complete: hits.length < MAX_HITS && left > 0 };
    return okEnvelope(context.text('codegen.found', { count: data.hits.length }), { data });
  },
});
