import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type ToolContext } from '#contract/tool';
import { visibleText } from '#workspace/files/visible-text';
import { latestSnapshot, type OpenScreens, openScreens } from '#workspace/snapshots';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';
import { checkTree, findLayer, orUnreadable } from '../reading/checked-tree.ts';
import { readingForm } from '../reading/reading-form.ts';
import { INDEX_HEAD, indexLine, moreScreens } from '../reading/reading-index.ts';

/** More than a screen of a real design takes, and less than what pushes everything else out of a model's context. */
const MAX_BYTES = 60_000;

/** Room for saying how many screens are left. */
const LAST_LINE = 120;

const input = z.object({
  workspace: z.string().min(1),
  snapshot: z.string().min(1).optional(),
  screen: z.string().min(1).optional(),
  layer: z.string().min(1).optional(),
  from: z.string().min(1).optional(),
  maxBytes: z.number().int().min(4_000).max(400_000).optional(),
});
type Input = z.infer<typeof input>;

interface Reading {
  readonly snapshot: string;
  readonly open: OpenScreens;
  readonly given: Input;
  readonly context: ToolContext;
}

const stopIfAborted = (signal: AbortSignal): void => {
  if (signal.aborted) throw new CodedError('cancelled');
};

const missing = (id: string): CodedError => new CodedError('layer-missing', { id: visibleText(id, 80) });

const rootOf = async ({ open, context }: Reading, screen: SemanticScreen): Promise<SemanticNode> => {
  stopIfAborted(context.signal);
  const root = await open.rootOf(screen.id);
  if (root === null) throw missing(screen.id);
  checkTree(root);
  return root;
};

/** Every screen on a line, as many as go into the limit; each is read to say how large its form is, and let go. */
const readIndex = async (reading: Reading): Promise<Envelope> => {
  const { snapshot, open, given, context } = reading;
  const start = given.from === undefined ? 0 : open.screens.findIndex(({ id }) => id === given.from);
  if (start < 0) throw missing(given.from ?? '');
  const lines = [INDEX_HEAD];
  let left = (given.maxBytes ?? MAX_BYTES) - Buffer.byteLength(INDEX_HEAD) - LAST_LINE;
  for (const [index, screen] of open.screens.entries()) {
    if (index < start) continue;
    const root = await rootOf(reading, screen);
    const line = orUnreadable(() => indexLine({ screen, formBytes: Buffer.byteLength(readingForm(screen, root)) }));
    left -= Buffer.byteLength(line) + 1;
    if (left < 0 && index > start) {
      lines.push(moreScreens(open.screens.length - index, screen.id));
      break;
    }
    lines.push(line);
    await setImmediate();
  }
  const screens = open.screens.length;
  return okEnvelope(context.text('reading.screens', { screens, snapshot }), {
    data: { snapshot, form: `${lines.join('\n')}\n` },
  });
};

/** The layer that is asked for with its screen; without a screen, the first that has it. */
const find = async (reading: Reading): Promise<{ screen: SemanticScreen; root: SemanticNode }> => {
  const { screen: screenId, layer } = reading.given;
  const screens = reading.open.screens.filter(({ id }) => screenId === undefined || id === screenId);
  for (const screen of screens) {
    const top = await rootOf(reading, screen);
    const root = layer === undefined ? top : findLayer(top, layer);
    if (root !== null) return { screen, root };
    await setImmediate();
  }
  throw missing(layer ?? screenId ?? '');
};

/** Where a cut form goes on: at a child, or at a layer somewhere in a picture. */
const startsAt = (root: SemanticNode, from: string): boolean =>
  root.screenshot === undefined
    ? (root.children ?? []).some(({ id }) => id === from)
    : root.id !== from && findLayer(root, from) !== null;

const readLayer = async (reading: Reading): Promise<Envelope> => {
  const { snapshot, given, context } = reading;
  const { screen, root } = await find(reading);
  const { maxBytes = MAX_BYTES, from } = given;
  if (from !== undefined && !startsAt(root, from)) throw missing(from);
  const options = from === undefined ? { maxBytes } : { maxBytes, from };
  const form = orUnreadable(() => readingForm(screen, root, options));
  const data = { snapshot, screen: screen.id, layer: root.id, bytes: Buffer.byteLength(form), form };
  return okEnvelope(context.text('reading.layer', { id: visibleText(root.id, 80), snapshot }), { data });
};

const read = async (given: Input, context: ToolContext): Promise<Envelope> => {
  const workspace = await checkWorkspaceFolder(given.workspace);
  const { framework } = await validateWorkspace(workspace);
  const snapshot = given.snapshot ?? (await latestSnapshot(workspace, framework));
  if (snapshot === null) throw new CodedError('snapshot-none');
  stopIfAborted(context.signal);
  const open = await openScreens(workspace, framework, snapshot);
  const reading = { snapshot, open, given, context };
  return given.screen === undefined && given.layer === undefined ? readIndex(reading) : readLayer(reading);
};

/** Reads a snapshot piece by piece: the list of its screens, a screen, or a layer. Needs no run, changes nothing. */
export const readDesignTool = defineTool({
  name: 'readF2CDesign',
  effect: 'read',
  description:
    'Read an imported design: without screen and layer the list of its screens; with them a screen or one layer of it with all its layers, texts and tokens. What is too long is cut and says what to ask for.',
  input,
  run: read,
});
