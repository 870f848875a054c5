import { readPage } from '#bridge/client/read-page';
import { type CanvasDocument, type CanvasStart, openCanvasDocument } from '#canvas/document/canvas-document';
import { runCanvasTool } from '#canvas/tools/run-canvas-tool';
import type { CanvasClient, PageCopy } from '#contract/canvas/canvas-port';
import type { CanvasAnswer } from '#contract/canvas/canvas-tools';
import { createAside } from '#figma-plugin/sandbox/aside';
import { evaluate } from '#figma-plugin/sandbox/evaluate';
import { plainSurroundings } from './surroundings.ts';

/** A document that stands for the one that is open in Figma, reached as through the bridge but without a socket. */
export interface LiveCanvas {
  readonly document: CanvasDocument;
  readonly clients: () => readonly CanvasClient[];
  /** Commands that reached it. */
  readonly commands: string[];
  call(request: Readonly<Record<string, unknown>>): Promise<CanvasAnswer>;
  /** The page as the plugin tells it, by the snippets and the evaluator of the product. */
  readPage(): Promise<PageCopy>;
}

// biome-ignore lint/security/noGlobalEval: the snippets of the product are run as the plugin runs them
const runGlobally = eval;

/** What the plugin answers to a snippet. */
export const evaluateOn = (document: CanvasDocument) => {
  const aside = createAside();
  return async (js: string) => {
    const ended = await evaluate(js, {
      figma: document.figma,
      run: (code) => runGlobally(code),
      restore: () => undefined,
      aside,
    });
    return { type: 'eval_response' as const, id: 'e', ...ended, logs: [...ended.logs] };
  };
};

export const openLiveCanvas = (start: CanvasStart = {}): LiveCanvas => {
  const document = openCanvasDocument(plainSurroundings, { name: 'Shop', ...start });
  const commands: string[] = [];
  return {
    document,
    commands,
    clients: () => [{ clientId: 'figma-one', label: 'Shop / Page 1' }],
    call: (request) => {
      const command = String(request['command']);
      commands.push(command);
      return runCanvasTool(document.figma, { command, params: request['params'] });
    },
    readPage: () => readPage(evaluateOn(document)),
  };
};
