import { createInterface } from 'node:readline/promises';
import { CodedError } from '#contract/errors';
import type { OpenQuestion } from '#contract/state/app-state';
import { visible } from './output.ts';

/** Asks on the terminal; where there is none, a question cannot be answered and the command says so. */
export const askOnTerminal = async (question: OpenQuestion): Promise<string> => {
  if (!process.stdin.isTTY) throw new CodedError('params-missing', { names: visible(question.title) });
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const choices = question.options.map((option, index) => `  ${index + 1} ${visible(option.label)}`);
    const typed = (await terminal.question([visible(question.title), ...choices, '> '].join('\n'))).trim();
    return question.options[Number(typed) - 1]?.value ?? typed;
  } finally {
    terminal.close();
  }
};
