import type { BridgeMessage } from '#contract/bridge/messages';
import { CodedError, type ErrorCode, type ErrorParams } from '#contract/errors';
import { jsonLine } from '#contract/wire/json-line';
import { readArguments, type Wish } from './arguments.ts';
import { type Ground, restart, start, status, stop } from './daemon-commands.ts';
import { evaluate } from './evaluate.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { type Input, InputProblem, readSnippet } from './read-snippet.ts';
import { stay } from './stay.ts';

interface Outcome {
  readonly exit: number;
  /** The one line of standard output; null when it was written already. */
  readonly record: object | null;
  readonly words?: string;
}

const loadSentences = async (environment: NodeJS.ProcessEnv) =>
  (await import('../launch/sentences.ts')).sentencesFor(environment);

const failed = async (
  { code, params }: { code: ErrorCode; params: ErrorParams },
  environment: NodeJS.ProcessEnv,
): Promise<Outcome> => {
  const { translate, of } = await loadSentences(environment);
  const message = code === 'usage' ? `${params['problem']} ${translate('bridge.help')}` : of(code, params).message;
  return { exit: exitCodeOf(code), record: { ok: false, error: { code, message, params }, logs: [] }, words: message };
};

const done = (result: object): Outcome => ({ exit: EXIT.done, record: { ok: true, result, logs: [] } });

/** What came of a snippet. What the bridge itself says has a code; a snippet's own failure has name, message, stack. */
const outcomeOf = async (answer: BridgeMessage<'eval_response'>, environment: NodeJS.ProcessEnv): Promise<Outcome> => {
  const { ok, result = null, error = {}, logs = [] } = answer;
  if (ok) return { exit: EXIT.done, record: { ok, result, logs } };
  const { code, params } = error as { code?: ErrorCode; params?: ErrorParams };
  if (code !== undefined) return failed({ code, params: params ?? {} }, environment);
  const problem = `${String(error['name'])}: ${String(error['message'])}`;
  const { of } = await loadSentences(environment);
  const { message: words } = of('snippet-failed', { problem });
  return { exit: EXIT.failed, record: { ok, error: { ...error, code: 'snippet-failed' }, logs }, words };
};

type Run = (wish: Wish, ground: Ground, input: Input) => Promise<Outcome>;

const startOrStay: Run = async (wish, ground) => {
  if (!wish.foreground) return done(await start(wish, ground));
  await stay(wish.settings, ground.environment, ({ kind, pid, port }) => {
    process.stdout.write(`${jsonLine({ ok: true, result: { started: kind === 'started', pid, port }, logs: [] })}\n`);
  });
  return { exit: EXIT.done, record: null };
};

/** No daemon is a failure for scripts, and has the shape of a status all the same. */
const statusOrNone: Run = async (wish, ground) => {
  try {
    return done(await status(wish, ground));
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'bridge-unreachable') throw error;
    const outcome = await failed(error, ground.environment);
    const result = { daemon: { pid: null, listening: false }, clients: [] };
    return { ...outcome, record: { ...outcome.record, result } };
  }
};

const COMMANDS: Readonly<Record<Wish['command'], Run>> = {
  eval: async (wish, ground, input) =>
    outcomeOf(await evaluate(wish, ground, wish.code ?? (await readSnippet(input))), ground.environment),
  status: statusOrNone,
  start: startOrStay,
  restart: async (wish, ground) => done(await restart(wish, ground)),
  stop: async (wish, ground) => done(await stop(wish, ground)),
};

const problemOf = async (error: unknown, environment: NodeJS.ProcessEnv): Promise<Outcome> => {
  if (error instanceof CodedError) return failed(error, environment);
  if (!(error instanceof InputProblem)) return failed(new CodedError('internal', { what: 'figma' }), environment);
  const { translate } = await loadSentences(environment);
  return failed(new CodedError('usage', { problem: translate(error.key) }), environment);
};

const outcome = async (args: readonly string[], ground: Ground): Promise<Outcome> => {
  try {
    const wish = readArguments(args, ground.environment);
    if (wish !== null) return await COMMANDS[wish.command](wish, ground, process.stdin);
    const { translate } = await loadSentences(ground.environment);
    return { exit: EXIT.done, record: null, words: translate('bridge.usage') };
  } catch (error) {
    return problemOf(error, ground.environment);
  }
};

/** Control characters in what a design or a snippet says must not steer a terminal. */
const visible = (text: string): string => text.replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');

/** A result can be nested deeper than it can be written. */
const lineOf = (record: object): string => {
  try {
    return jsonLine(record);
  } catch {
    return jsonLine({
      ok: false,
      error: { code: 'snippet-failed', name: 'RangeError', message: '', stack: '' },
      logs: [],
    });
  }
};

const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(text, () => resolve());
  });

const listenForSignals = (): void => {
  const cancelled = jsonLine({ ok: false, error: { code: 'cancelled' }, logs: [] });
  for (const [signal, exit] of [
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const)
    process.once(signal, () => {
      // The daemon forgets what was asked when the connection ends.
      process.stdout.write(`${cancelled}\n`, () => process.exit(exit));
    });
};

/** The whole program: one line of JSON on standard output, words on standard error, and an exit code. */
export const runFigma = async (args: readonly string[], ground: Ground): Promise<void> => {
  // Whoever reads may stop reading: then nothing more is said.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(EXIT.failed));
  if (!args.includes('--foreground')) listenForSignals();
  const { exit, record, words } = await outcome(args, ground);
  if (words !== undefined) await write(process.stderr, `${visible(words)}\n`);
  if (record !== null) await write(process.stdout, `${lineOf(record)}\n`);
  process.exit(exit);
};
