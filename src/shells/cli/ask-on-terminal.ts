import { createInterface } from 'node:readline/promises';
import { CodedError } from '#contract/errors';
import type { OpenQuestion } from '#contract/state/app-state';
import { visible } from './output.ts';

/**
 * One line from the terminal.
 * @throws CodedError `cancelled` when the terminal was closed, or the signal came first
 */
export const readLine = async (prompt: string, signal?: AbortSignal): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<never>((_resolve, reject) => {
    terminal.once('close', () => reject(new CodedError('cancelled')));
  });
  // While it reads, the terminal itself swallows Ctrl-C.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  signal?.addEventListener('abort', () => terminal.close(), { once: true });
  try {
    return (await Promise.race([terminal.question(prompt), closed])).trim();
  } finally {
    closed.catch(() => undefined);
    terminal.close();
  }
};

/** Asks on the terminal; where there is none, a question cannot be answered and the command says so. */
export const askOnTerminal = async (question: OpenQuestion, signal: AbortSignal): Promise<string> => {
  if (!process.stdin.isTTY) throw new CodedError('params-missing', { names: visible(question.title) });
  const choices = question.options.map((option, index) => `  ${index + 1} ${visible(option.label)}`);
  const typed = await readLine([visible(question.title), ...choices, '> '].join('\n'), signal);
  return question.options[Number(typed) - 1]?.value ?? typed;
};
