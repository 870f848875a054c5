import type { Translate } from '#contract/i18n';
import type { Move } from '../script.ts';
import type { Turn } from '../transcript.ts';
import { type CanvasRequest, readCanvasRequest } from './read-request.ts';

/** True for a turn that came from a plugin, or that asks for something on the canvas. */
export const isCanvasTurn = ({ entries, text }: Turn): boolean =>
  entries['figma2code.canvas.client'] !== undefined || readCanvasRequest(text) !== null;

const call = (tool: string, args: unknown): Move => ({
  kind: 'call',
  calls: [{ tool, args: args as Readonly<Record<string, unknown>> }],
});

const done = ({ worked }: Turn, translate: Translate): Move => {
  const last = worked.at(-1);
  if (last?.envelope == null) return { kind: 'say', text: translate('canvas.no-answer') };
  if (last.envelope.code !== 0) return { kind: 'say', text: last.envelope.message };
  const isTried = last.envelope.payload.data?.['inSandbox'] === true;
  const made = isTried ? 'canvas.made-in-sandbox' : 'canvas.made';
  const changed = isTried ? 'canvas.changed-in-sandbox' : 'canvas.changed';
  const key = last.tool.startsWith('create_') ? made : changed;
  return { kind: 'say', text: translate(key, { what: translate(`canvas.tool.${last.tool}`) }) };
};

const selected = ({ worked }: Turn): readonly string[] => {
  const found = worked[0]?.envelope?.payload.data?.['selection'];
  return Array.isArray(found)
    ? found.flatMap((node: { id?: unknown }) => (typeof node.id === 'string' ? [node.id] : []))
    : [];
};

const onSelection = (
  turn: Turn,
  request: Extract<CanvasRequest, { kind: 'selection' }>,
  translate: Translate,
): Move => {
  if (turn.replies === 0) return call('get_selection', {});
  const first = turn.worked[0]?.envelope;
  if (first != null && first.code !== 0) return { kind: 'say', text: first.message };
  const nodes = selected(turn);
  if (nodes.length === 0) return { kind: 'say', text: translate('canvas.nothing-selected') };
  const node = nodes[turn.replies - 1];
  const next = node === undefined ? null : request.call(node);
  if (next === null)
    return node === undefined ? done(turn, translate) : { kind: 'say', text: translate('canvas.not-understood') };
  return call(next.command, next.params);
};

/** What fixed words can ask for on the canvas; a real model does the rest. */
export const playCanvas = (turn: Turn, translate: Translate): Move => {
  const request = readCanvasRequest(turn.text);
  if (request === null) return { kind: 'say', text: translate('canvas.not-understood') };
  if (request.kind === 'selection') return onSelection(turn, request, translate);
  return turn.replies === 0 ? call(request.call.command, request.call.params) : done(turn, translate);
};
