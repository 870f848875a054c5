import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { defineTool } from '#contract/tool';
import { readBounded } from '#workspace/files/bounded-read';
import { visibleText } from '#workspace/files/visible-text';
import { codedRead } from '#workspace/fs-failure';
import { openFolder } from '../project/open-folder.ts';
import { lookAtTarget } from '../write/target.ts';
import { readTextFile } from '../write/text-form.ts';

const input = z.object({
  workspace: z.string().min(1),
  path: z.string().min(1).max(4_096),
  /** First line, from 1. */
  from: z.number().int().min(1).optional(),
});

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_CHARS = 40_000;

const linesFrom = (text: string, from: number): { readonly text: string; readonly rest: number | null } => {
  const lines = text.split('\n');
  const told: string[] = [];
  let left = MAX_CHARS;
  for (const line of lines.slice(from - 1)) {
    left -= line.length + 1;
    if (left < 0 && told.length > 0) return { text: told.join('\n'), rest: from + told.length };
    told.push(line.slice(0, MAX_CHARS));
  }
  return { text: told.join('\n'), rest: null };
};

const readText = async (real: string, path: string): Promise<string> => {
  const read = await codedRead(real, () => readBounded(real, MAX_BYTES));
  const why = { missing: 'no-such-file', 'not-a-file': 'not-a-file', 'too-large': 'file-too-large' } as const;
  const unreadable = (word: string): CodedError =>
    new CodedError('file-unreadable', { path: visibleText(path, 300), reason: reason(word) });
  if (read.kind !== 'ok') throw unreadable(why[read.kind]);
  const text = readTextFile(Buffer.from(read.bytes));
  if (text === null) throw unreadable('is-binary');
  return text.text;
};

/** A text file of the project, for a model that fits its code in. What may never be written is not read here either. */
export const readProjectFileTool = defineTool({
  name: 'readF2CProjectFile',
  effect: 'read',
  description: 'Read a text file of the project. What is too long goes on at line `rest`.',
  input,
  run: async ({ workspace, path, from = 1 }, context) => {
    const folder = await openFolder(workspace, context);
    const { real } = await lookAtTarget(folder, path);
    const told = linesFrom(await readText(real, path), from);
    return okEnvelope(context.text('codegen.read', { path: visibleText(path, 200) }), {
      data: { path, from, ...told },
    });
  },
});
