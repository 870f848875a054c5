import { runCanvasTool } from '#canvas/tools/run-canvas-tool';
import type { CanvasAnswer } from '#contract/canvas/canvas-tools';
import { readToSandbox, type ToPage, type ToSandbox } from '../messages.ts';
import { createAside } from './aside.ts';
import { type Evaluated, evaluate } from './evaluate.ts';
import { keepGlobals } from './kept-globals.ts';
import { createRemembered } from './remembered.ts';
import { safeJson } from './safe-json.ts';

const CLIENT_ID = 'figma2code.clientId';
const LONGEST_LABEL = 200;
const REMEMBERED_EVALS = 8;
const REMEMBERED_CALLS = 500;

/** "file / page", for people. */
export const labelOf = (figma: Pick<PluginAPI, 'root' | 'currentPage'>): string => {
  const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LABEL);
  return `${short(figma.root.name)} / ${short(figma.currentPage.name)}`;
};

const isClientId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{8,100}$/.test(value);

/** The same for this user on this machine each time, as long as Figma keeps it. */
const clientIdOf = async (figma: PluginAPI): Promise<string> => {
  const known: unknown = await figma.clientStorage.getAsync(CLIENT_ID).catch(() => undefined);
  if (isClientId(known)) return known;
  const part = (): string => Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  const made = `figma-${part()}${part()}`;
  await figma.clientStorage.setAsync(CLIENT_ID, made).catch(() => undefined);
  return made;
};

/** What a tool did stays done, also where what it found is more than a message may hold or no message at all. */
const sendable = (answer: CanvasAnswer): CanvasAnswer => {
  if (!answer.ok) return answer;
  try {
    return { ok: true, result: safeJson(answer.result) as Record<string, unknown> };
  } catch (error) {
    return { ok: false, error: (error as Error).message };
  }
};

const toolAnswer = (id: string | number, command: string, answer: CanvasAnswer): ToPage =>
  answer.ok
    ? { type: 'tooled', id, command, result: answer.result }
    : { type: 'tooled', id, command, error: answer.error };

/** Answers the page of the plugin for as long as the plugin is open. */
export const serveSandbox = (figma: PluginAPI, run: (code: string) => unknown): void => {
  const restore = keepGlobals();
  const aside = createAside();
  // Nobody tries an eval again, and its answer may be megabytes: only what comes twice at once is known.
  const evals = createRemembered<Evaluated>(REMEMBERED_EVALS, () => false);
  // A call that failed may be tried again under its id; one that was done is not done twice.
  const tools = createRemembered<CanvasAnswer>(REMEMBERED_CALLS, ({ ok }) => !ok);
  const post = figma.ui.postMessage.bind(figma.ui);
  const tell = (message: ToPage): void => post(message);
  const answer = async (message: ToSandbox): Promise<void> => {
    if (message.type === 'start') tell({ type: 'hello', clientId: await clientIdOf(figma), label: labelOf(figma) });
    else if (message.type === 'eval') {
      const { id, js } = message;
      const { logs, ...ended } = await evals.once(id, () => evaluate(js, { figma, run, restore, aside }));
      tell({ type: 'evaluated', id, ...ended, logs });
    } else {
      const { id, command, params } = message;
      const done = sendable(await tools.once(id, () => runCanvasTool(figma, { command, params })));
      if (!done.ok) figma.notify(done.error, { error: true });
      tell(toolAnswer(id, command, done));
    }
  };
  figma.ui.onmessage = (value: unknown) => {
    const message = readToSandbox(value);
    if (message !== null) void answer(message);
  };
  figma.on('currentpagechange', () => tell({ type: 'label', label: labelOf(figma) }));
};
