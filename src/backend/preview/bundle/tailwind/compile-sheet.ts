import { relative, sep } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { visibleText } from '#workspace/files/visible-text';
import { sheetKind } from './sheet-kind.ts';
import { TailwindEnded, type TailwindProcess, TailwindProgram } from './tailwind-process.ts';

const asCoded = (error: unknown, path: string): CodedError => {
  if (error instanceof CodedError) return error;
  if (error instanceof TailwindEnded)
    return new CodedError('preview-failed', { path, reason: reason('tailwind-ended') });
  const said = visibleText(error instanceof Error ? error.message : '', 300);
  const isProgram = error instanceof TailwindProgram;
  const why = isProgram ? reason('tailwind-program', { name: said }) : reason('tailwind-refused', { text: said });
  return new CodedError('preview-failed', { path, reason: why });
};

/**
 * A style sheet as a browser takes it; one that has nothing of Tailwind stays as it is.
 * @throws CodedError `preview-failed`: it is of version 3, wants a plugin or a configuration, or Tailwind refuses it
 */
export const compileSheet =
  (tailwind: TailwindProcess, workspace: string) =>
  async (path: string, text: string): Promise<string> => {
    const kind = sheetKind(text);
    if (kind === 'plain') return text;
    const shown = visibleText(relative(workspace, path).split(sep).join('/'), 300);
    if (kind === 'old') throw new CodedError('preview-failed', { path: shown, reason: reason('tailwind-old') });
    return tailwind.compile({ path, content: text }).catch((error: unknown) => Promise.reject(asCoded(error, shown)));
  };
