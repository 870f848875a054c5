import type { CanvasAnswer, CanvasCall } from '#contract/canvas/canvas-tools';
import type { SandboxDrawing } from '#contract/canvas/sandbox';
import { type CanvasStart, openCanvasDocument } from '../document/canvas-document.ts';
import { runCanvasTool } from '../tools/run-canvas-tool.ts';
import { idsIn, idsMadeBy } from '../tools/step-ids.ts';
import { drawnPage } from './drawn-page.ts';
import { estimateText } from './text-size.ts';

/** How a step ended, and what it left in the document. */
export interface TriedStep {
  readonly answer: CanvasAnswer;
  /** Ids of what it made, outermost first. */
  readonly made: readonly string[];
  /** Layers that it made or changed, the outermost of each. */
  readonly touched: readonly string[];
  /** Names of the layers that its parameters name, by their ids. */
  readonly named: ReadonlyMap<string, string>;
  /** False when there is nothing to take back. */
  readonly hasChanged: boolean;
}

/** A document in which steps are tried before they are carried out elsewhere. */
export interface SandboxDocument {
  readonly page: { readonly id: string; readonly name: string };
  /** Carries out a call as step `id`. The same step makes the same ids in any document that began alike. */
  run(id: number, call: CanvasCall): Promise<TriedStep>;
  /** Carries out a call that changes nothing. */
  read(call: CanvasCall): Promise<CanvasAnswer>;
  undo(): void;
  redo(): void;
  draw(): Omit<SandboxDrawing, 'version'>;
}

export interface SandboxStart extends CanvasStart {
  /** Layers that are selected. */
  readonly selection?: readonly string[];
  hashImage(bytes: Uint8Array): string;
}

/** Ids of no two steps meet. */
const IDS_OF_A_STEP = 100_000;

const selectAll = (figma: PluginAPI, ids: readonly string[]): void => {
  const nodes = figma.currentPage.findAll(({ id }) => ids.includes(id));
  figma.currentPage.selection = nodes;
};

const paramsOf = ({ params }: CanvasCall): Readonly<Record<string, unknown>> =>
  (params ?? {}) as Readonly<Record<string, unknown>>;

const namesIn = async (figma: PluginAPI, call: CanvasCall): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (const id of idsIn(paramsOf(call))) {
    const node = await figma.getNodeByIdAsync(id);
    if (node !== null) names.set(id, node.name);
  }
  return names;
};

const touchedBy = (call: CanvasCall, answer: CanvasAnswer): string[] => {
  if (!answer.ok) return [];
  const { nodeId } = answer.result;
  if (typeof nodeId === 'string') return [nodeId];
  return [...new Set(idsIn(paramsOf(call)))];
};

/** Opens a sandbox on a body of the REST API, or an empty one. */
export const openSandboxDocument = ({ selection = [], hashImage, ...start }: SandboxStart): SandboxDocument => {
  const draw = (): Promise<never> => Promise.reject(new Error('The sandbox makes no pictures.'));
  const document = openCanvasDocument({ measureText: estimateText, draw, hashImage }, start);
  const { figma } = document;
  if (selection.length > 0) selectAll(figma, selection);
  return {
    page: { id: figma.currentPage.id, name: figma.currentPage.name },
    run: async (id, call) => {
      document.countFrom(id * IDS_OF_A_STEP);
      const before = document.steps().undo;
      const named = await namesIn(figma, call);
      const answer = await runCanvasTool(figma, call);
      document.commit();
      const hasChanged = document.steps().undo > before;
      // What a step that failed has left is not there on the live document either.
      if (!answer.ok && hasChanged) document.undo();
      const made = answer.ok ? await idsMadeBy(figma, call, answer.result) : [];
      return { answer, made, named, touched: touchedBy(call, answer), hasChanged: answer.ok && hasChanged };
    },
    read: (call) => runCanvasTool(figma, call),
    undo: () => void document.undo(),
    redo: () => void document.redo(),
    draw: () => drawnPage(figma),
  };
};
