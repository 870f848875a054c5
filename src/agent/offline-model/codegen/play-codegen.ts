import type { Envelope } from '#contract/envelope';
import { ERROR_NUMBERS } from '#contract/errors';
import type { LifecycleEvent } from '#contract/events';
import type { Translate } from '#contract/i18n';
import { type Move, notify, type ToolCall } from '../script.ts';
import type { Turn, Worked } from '../transcript.ts';
import { readWish } from './read-wish.ts';

type Args = Readonly<Record<string, unknown>>;

const KEYS = { snapshot: 'snapshot', change_scope: 'scope', change_kind: 'kind', change_range: 'range' } as const;

const workspaceOf = ({ entries }: Turn): { workspace: string } => ({
  workspace: entries['figma2code.codegen.workspace_path'] ?? '',
});

/** The list of screens is JSON, since ids may hold anything. */
const screensOf = ({ entries }: Turn): Args => {
  try {
    const value: unknown = JSON.parse(entries['figma2code.codegen.screens'] ?? 'null');
    return Array.isArray(value) ? { screens: value.filter((item) => typeof item === 'string') } : {};
  } catch {
    return {};
  }
};

const guideArgs = (turn: Turn): Args => ({
  ...workspaceOf(turn),
  ...screensOf(turn),
  ...Object.fromEntries(
    Object.entries(KEYS)
      .map(([key, name]) => [name, turn.entries[`figma2code.codegen.${key}`]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  ),
});

const dataOf = (envelope: Envelope | null): Args => envelope?.payload.data ?? {};

const step = (turn: Turn, event: LifecycleEvent, call: { tool: string; args?: Args; text?: string }): Move => {
  const own: ToolCall = { tool: call.tool, args: { ...workspaceOf(turn), ...call.args } };
  const { text } = call;
  return { kind: 'call', calls: [notify(event), own], ...(text === undefined ? {} : { text }) };
};

const plan = (turn: Turn, args: Args = {}): Move =>
  step(turn, 'code-gen-planning-scope', { tool: 'planF2CScope', args });

const ask = (turn: Turn, text?: string): Move =>
  step(turn, 'code-gen-awaiting-approval', { tool: 'askF2CApproval', ...(text === undefined ? {} : { text }) });

const afterWish = (turn: Turn, data: Args, translate: Translate): Move => {
  const wish = readWish(String(data['text'] ?? ''));
  if (wish !== null) return plan(turn, wish.kind === 'only' ? { only: wish.words } : { leaveOut: wish.words });
  const unticked = data['unticked'];
  if (!Array.isArray(unticked) || unticked.length === 0) return ask(turn, translate('offline.only-leave-out'));
  return { ...plan(turn), text: translate('offline.only-leave-out') };
};

const afterPlan = (turn: Turn, data: Args, translate: Translate): Move => {
  if (turn.entries['figma2code.codegen.plan_only'] === 'yes')
    return { kind: 'say', text: translate('offline.plan-kept', { digest: String(data['digest'] ?? '') }) };
  const unmatched = data['unmatched'];
  if (!Array.isArray(unmatched) || unmatched.length === 0) return ask(turn);
  return ask(turn, translate('offline.unmatched', { names: unmatched.join(', ') }));
};

const isCode = (envelope: Envelope, code: keyof typeof ERROR_NUMBERS): boolean => envelope.code === ERROR_NUMBERS[code];

/** Most failures end the run. A list that no longer fits is made anew, and what was written is told before the end. */
const afterFailure = (turn: Turn, { tool, envelope }: { tool: string; envelope: Envelope }): Move => {
  const say: Move = { kind: 'say', text: envelope.message };
  // Words of the user that cannot be followed: the list stays as it was, and is asked about again.
  if (
    tool === 'planF2CScope' &&
    isCode(envelope, 'plan-incomplete') &&
    turn.worked.some((one) => one.tool === 'askF2CApproval')
  )
    return ask(turn, envelope.message);
  if (tool !== 'writeF2CFiles') return say;
  if (isCode(envelope, 'scope-violation') || isCode(envelope, 'plan-stale'))
    return { ...plan(turn), text: envelope.message };
  return isCode(envelope, 'workspace-busy') ? say : step(turn, 'code-gen-syncing-status', { tool: 'syncF2CStatus' });
};

type Next = (turn: Turn, data: Args, translate: Translate) => Move;

/** What follows on each tool. */
const NEXT: Readonly<Record<string, Next>> = {
  validateF2CWorkspace: (turn) =>
    step(turn, 'code-gen-loading-guides', { tool: 'loadF2CGuides', args: guideArgs(turn) }),
  loadF2CGuides: (turn, data) =>
    step(turn, 'code-gen-reading-ast', { tool: 'readF2CDesign', args: { snapshot: data['snapshot'] } }),
  readF2CDesign: (turn) => step(turn, 'code-gen-deduping-assets', { tool: 'decideF2CAssets' }),
  decideF2CAssets: (turn) => step(turn, 'code-gen-planning-scope', { tool: 'draftF2CCode' }),
  draftF2CCode: (turn) => plan(turn),
  planF2CScope: afterPlan,
  askF2CApproval: (turn, data, translate) =>
    data['answer'] === 'approve'
      ? step(turn, 'code-gen-writing-files', { tool: 'writeF2CFiles', args: { digest: data['digest'] } })
      : afterWish(turn, data, translate),
  writeF2CFiles: (turn) => step(turn, 'code-gen-syncing-status', { tool: 'syncF2CStatus' }),
  // The last step announces nothing: its tool tells that code-gen is done.
  syncF2CStatus: (turn) => ({ kind: 'call', calls: [{ tool: 'finishF2CCodeGen', args: workspaceOf(turn) }] }),
};

const begin = (turn: Turn, translate: Translate): Move => {
  const isComment = turn.entries['figma2code.codegen.change_kind'] === 'modify';
  return step(turn, 'code-gen-started', {
    tool: 'validateF2CWorkspace',
    args: { skill: 'codegen' },
    ...(isComment ? { text: translate('offline.no-comments') } : {}),
  });
};

const last = ({ worked }: Turn): Worked | undefined => worked.at(-1);

/** Plays the whole skill, one step after the other, and as many rounds at the gate as the user likes. Pure. */
export const playCodegen = (turn: Turn, translate: Translate): Move => {
  const done = last(turn);
  if (done === undefined) return begin(turn, translate);
  const { tool, envelope } = done;
  if (envelope === null) return { kind: 'say', text: translate('offline.codegen-ends') };
  if (envelope.code !== 0) return afterFailure(turn, { tool, envelope });
  const next = NEXT[tool];
  if (next === undefined || dataOf(envelope)['unchanged'] === true) return { kind: 'say', text: envelope.message };
  return next(turn, dataOf(envelope), translate);
};
