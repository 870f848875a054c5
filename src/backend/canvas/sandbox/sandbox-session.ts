import { createHash } from 'node:crypto';
import { openSandboxDocument, type SandboxDocument } from '#canvas/sandbox/sandbox-document';
import type { PageCopy } from '#contract/canvas/canvas-port';
import { MOST_STEPS, type StepsInput } from '#contract/canvas/canvas-steps';
import type { CanvasAnswer, CanvasCall } from '#contract/canvas/canvas-tools';
import type { OpenSandbox, SandboxDrawing, SandboxOrigin, SandboxStep } from '#contract/canvas/sandbox';
import { CodedError } from '#contract/errors';
import { needsOf, type Step, shownStep, stateOf } from './step-list.ts';

export type SessionView = Omit<OpenSandbox, 'replayed'>;

/** A document in memory, and every step that was tried in it. One thing is done at a time: whoever has it sees to that. */
export interface SandboxSession {
  readonly origin: SandboxOrigin;
  view(): SessionView;
  read(call: CanvasCall): Promise<CanvasAnswer>;
  /** Tries a step; those that were taken back are forgotten. @throws CodedError `sandbox-full` */
  run(call: CanvasCall): Promise<CanvasAnswer>;
  undo(): void;
  redo(): void;
  approve(ids: readonly number[]): void;
  /** Makes the document anew without these steps. */
  skip(ids: readonly number[]): Promise<void>;
  /** Makes the document anew with this step, also when it was skipped or had failed; other parameters may be given. */
  rerun(id: number, params?: Readonly<Record<string, unknown>>): Promise<void>;
  /** The page as it is, or as it was before or after a step. */
  draw(at: { readonly step: number; readonly side: 'before' | 'after' } | null): SandboxDrawing;
  /** The parameters of a step, whole. */
  params(id: number): Readonly<Record<string, unknown>>;
  /** What is carried out. @throws CodedError `sandbox-not-approved`, `sandbox-incomplete` */
  approved(): StepsInput;
}

const hashImage = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

const documentOf = (copy: PageCopy | null): SandboxDocument => {
  if (copy === null) return openSandboxDocument({ hashImage });
  const { body, variables, selection } = copy;
  return openSandboxDocument({ hashImage, body, selection, ...(variables === null ? {} : { variables }) });
};

const untried = {
  answer: { ok: false, error: '' },
  made: [],
  touched: [],
  named: new Map<string, string>(),
  hasChanged: false,
} as const;

interface Held {
  document: SandboxDocument;
  steps: Step[];
  last: number;
  version: number;
}

const isIn = (step: Step): boolean => step.choice !== 'skipped' && !step.isUndone;

const takeBack = (held: Held): Step | undefined => {
  const step = held.steps.findLast(isIn);
  if (step === undefined) return;
  if (step.tried.hasChanged) held.document.undo();
  step.isUndone = true;
  return step;
};

const bringBack = (held: Held): void => {
  const step = held.steps.find(({ isUndone, choice }) => isUndone && choice !== 'skipped');
  if (step === undefined) return;
  if (step.tried.hasChanged) held.document.redo();
  step.isUndone = false;
};

/** All steps that are not skipped, once more from the beginning; those that were taken back are so again. */
const remake = async (held: Held, copy: PageCopy | null): Promise<void> => {
  held.document = documentOf(copy);
  const undone = held.steps.filter(({ isUndone, choice }) => isUndone && choice !== 'skipped').length;
  for (const step of held.steps) {
    step.isUndone = false;
    if (step.choice === 'skipped') continue;
    const tried = await held.document.run(step.id, step.call);
    // What it made is remembered: steps that need it still say so.
    step.tried = tried.answer.ok ? tried : { ...tried, made: step.tried.made };
    if (!tried.answer.ok) step.choice = 'open';
  }
  for (let left = undone; left > 0; left -= 1) takeBack(held);
};

const drawAt = ({ document, steps, version }: Held, at: Parameters<SandboxSession['draw']>[0]): SandboxDrawing => {
  const step = steps.find(({ id }) => id === at?.step);
  const later = step === undefined || !isIn(step) ? [] : steps.filter((one) => isIn(one) && one.id > step.id);
  const back = at?.side === 'before' && step !== undefined && isIn(step) ? [step, ...later] : later;
  const changes = back.filter(({ tried }) => tried.hasChanged).length;
  for (let left = changes; left > 0; left -= 1) document.undo();
  const drawing = document.draw();
  for (let left = changes; left > 0; left -= 1) document.redo();
  return { version, ...drawing };
};

/** What found a place by itself keeps the one that was seen. */
const placedParams = ({ call, tried: { answer } }: Step): Readonly<Record<string, unknown>> => {
  const params = (call.params ?? {}) as Readonly<Record<string, unknown>>;
  if (!answer.ok || !call.command.startsWith('create_')) return params;
  const { x, y } = answer.result;
  return typeof x === 'number' && typeof y === 'number' ? { ...params, x, y } : params;
};

const planOf = ({ document, steps }: Held, { kind }: SandboxOrigin): StepsInput => {
  const chosen = steps.filter((step) => step.choice === 'approved' && stateOf(step) === 'done');
  if (chosen.length === 0) throw new CodedError('sandbox-not-approved');
  const ids = new Set(chosen.map(({ id }) => id));
  for (const step of chosen) {
    const missing = needsOf(step, steps).find((id) => !ids.has(id));
    if (missing !== undefined) throw new CodedError('sandbox-incomplete', { step: step.id, needs: missing });
  }
  return {
    page: { id: document.page.id, isCopy: kind === 'copy' },
    steps: chosen.map((step) => ({
      command: step.call.command,
      params: placedParams(step),
      made: [...step.tried.made],
    })),
  };
};

const viewOf = ({ document, steps, version }: Held, origin: SandboxOrigin): SessionView => ({
  origin,
  page: document.page.name,
  steps: steps.map((step): SandboxStep => shownStep(step, steps)),
  canUndo: steps.some(isIn),
  canRedo: steps.some(({ isUndone, choice }) => isUndone && choice !== 'skipped'),
  version,
});

const tryStep = async (held: Held, call: CanvasCall): Promise<CanvasAnswer> => {
  held.steps = held.steps.filter(({ isUndone }) => !isUndone);
  if (held.steps.length >= MOST_STEPS) throw new CodedError('sandbox-full', { most: MOST_STEPS });
  held.last += 1;
  const tried = await held.document.run(held.last, call);
  held.steps.push({ id: held.last, call, tried, choice: 'open', isUndone: false });
  return tried.answer;
};

/** Opens a sandbox on a copy of a page, or an empty one. */
export const openSandboxSession = (origin: SandboxOrigin, copy: PageCopy | null): SandboxSession => {
  const held: Held = { document: documentOf(copy), steps: [], last: 0, version: 1 };
  const changed = <T>(result: T): T => {
    held.version += 1;
    return result;
  };
  const find = (id: number): Step => {
    const step = held.steps.find((one) => one.id === id);
    if (step === undefined) throw new CodedError('sandbox-closed');
    return step;
  };
  return {
    origin,
    view: () => viewOf(held, origin),
    read: (call) => held.document.read(call),
    run: async (call) => changed(await tryStep(held, call)),
    undo: () => changed(void takeBack(held)),
    redo: () => changed(bringBack(held)),
    approve: (ids) => {
      for (const step of ids.map(find)) if (stateOf(step) === 'done') step.choice = 'approved';
    },
    skip: async (ids) => {
      for (const step of ids.map(find)) Object.assign(step, { choice: 'skipped', isUndone: false });
      changed(await remake(held, copy));
    },
    rerun: async (id, params) => {
      const step = find(id);
      const call = params === undefined ? step.call : { ...step.call, params };
      const again: Step = {
        ...step,
        call,
        tried: { ...untried, made: step.tried.made },
        choice: 'open',
        isUndone: false,
      };
      // What was taken back before it comes back with it.
      for (const one of held.steps) if (one.id < id) one.isUndone = false;
      held.steps = held.steps.map((one) => (one.id === id ? again : one));
      changed(await remake(held, copy));
    },
    params: (id) => (find(id).call.params ?? {}) as Readonly<Record<string, unknown>>,
    draw: (at) => drawAt(held, at),
    approved: () => planOf(held, origin),
  };
};
