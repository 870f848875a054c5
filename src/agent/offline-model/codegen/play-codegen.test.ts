import { describe, expect, it } from 'vitest';
import { type Envelope, failureEnvelope, okEnvelope } from '#contract/envelope';
import { createI18n, translator } from '#contract/i18n';
import { CONTEXT_HEADING } from '#contract/wire/agent';
import { nextMove } from '../next-move.ts';
import { readTurn, type TranscriptMessage } from '../transcript.ts';

const translate = translator(createI18n('en'));
const user = (text: string): TranscriptMessage => ({ role: 'user', content: [{ type: 'text', text }] });
const trigger = user('<skill name="generic-code-gen" location="x">text</skill>\n\nrun');
const context = (entries: Record<string, string>): TranscriptMessage =>
  user(`${CONTEXT_HEADING}\n${JSON.stringify(Object.entries(entries).map(([key, value]) => ({ key, value })))}`);

const ENTRIES = { 'figma2code.codegen.workspace_path': '/w', 'figma2code.codegen.snapshot': 's' };
const PLANNED = okEnvelope('', { data: { digest: 'd1', total: 2, unmatched: [] } });
const APPROVED = okEnvelope('', { data: { answer: 'approve', digest: 'd1' } });
const wish = (text: string, unticked: string[] = []): Envelope =>
  okEnvelope('', { data: { answer: 'modify', text, unticked } });

/** What the tools answer, one after the other; once there are no more, each says only that it is done. */
type Answers = Readonly<Record<string, readonly Envelope[]>>;

/** Plays a whole turn against tools that answer these things. @returns what was called, with what was said on the way */
const playThrough = (answers: Answers, entries: Record<string, string> = ENTRIES): string[] => {
  const left = new Map(Object.entries(answers).map(([tool, list]) => [tool, [...list]]));
  const messages = [trigger, context(entries)];
  const told: string[] = [];
  for (let moves = 0; moves < 60; moves += 1) {
    const next = nextMove(readTurn(messages), translate);
    if (next.text !== undefined) told.push(`"${next.text}"`);
    if (next.kind === 'say') return told;
    messages.push({ role: 'assistant', content: [] });
    for (const { tool, args } of next.calls) {
      const { event, workspace: _workspace, ...rest } = args;
      told.push(event === undefined ? `${tool} ${JSON.stringify(rest)}` : `> ${String(event)}`);
      const envelope = left.get(tool)?.shift() ?? okEnvelope('done');
      messages.push({
        role: 'toolResult',
        toolName: tool,
        content: [{ type: 'text', text: JSON.stringify(envelope) }],
      });
    }
  }
  throw new Error('it never ends');
};

const TO_PLAN = [
  ...['> code-gen-started', 'validateF2CWorkspace {"skill":"codegen"}'],
  ...['> code-gen-loading-guides', 'loadF2CGuides {"snapshot":"s"}'],
  ...['> code-gen-reading-ast', 'readF2CDesign {"snapshot":"s"}'],
  ...['> code-gen-deduping-assets', 'decideF2CAssets {}'],
  ...['> code-gen-planning-scope', 'draftF2CCode {}'],
  ...['> code-gen-planning-scope', 'planF2CScope {}'],
];
const GUIDES = { loadF2CGuides: [okEnvelope('', { data: { snapshot: 's' } })] };
const ASK = ['> code-gen-awaiting-approval', 'askF2CApproval {}'];
const TO_END = [
  ...['> code-gen-writing-files', 'writeF2CFiles {"digest":"d1"}', '> code-gen-syncing-status', 'syncF2CStatus {}'],
  'finishF2CCodeGen {}',
];

describe('the offline model at code generation', () => {
  it('walks every step in order, and writes what was approved', () => {
    const told = playThrough({ ...GUIDES, planF2CScope: [PLANNED], askF2CApproval: [APPROVED] });
    expect(told).toEqual([...TO_PLAN, ...ASK, ...TO_END, '"done"']);
  });

  it('with plan only it ends before the gate and says the digest', () => {
    const entries = { ...ENTRIES, 'figma2code.codegen.plan_only': 'yes' };
    const told = playThrough({ ...GUIDES, planF2CScope: [PLANNED] }, entries);
    expect(told).toEqual([...TO_PLAN, expect.stringContaining('d1')]);
  });

  it('says at once that it cannot follow a comment', () => {
    const empty = okEnvelope('Nothing to do.', { data: { unchanged: true } });
    const entries = {
      ...ENTRIES,
      'figma2code.codegen.change_kind': 'modify',
      'figma2code.codegen.change_range': 'a:1',
    };
    const [first, , , , guides] = playThrough({ ...GUIDES, planF2CScope: [empty] }, entries);
    expect(first).toContain('cannot follow a comment');
    expect(guides).toBe('loadF2CGuides {"snapshot":"s","kind":"modify","range":"a:1"}');
  });

  it('an empty list ends it', () => {
    const empty = okEnvelope('Nothing to do.', { data: { unchanged: true } });
    expect(playThrough({ ...GUIDES, planF2CScope: [empty] })).toEqual([...TO_PLAN, '"Nothing to do."']);
  });

  it('leaves files out as often as it is asked to, and says so honestly when it cannot do more', () => {
    const answers = [wish('without b.ts'), wish('only a'), wish('make it blue'), wish('blue', ['c.ts']), APPROVED];
    const told = playThrough({ ...GUIDES, planF2CScope: [1, 2, 3, 4, 5].map(() => PLANNED), askF2CApproval: answers });
    expect(told.slice(TO_PLAN.length)).toEqual([
      ...ASK,
      ...['> code-gen-planning-scope', 'planF2CScope {"leaveOut":["b.ts"]}', ...ASK],
      ...['> code-gen-planning-scope', 'planF2CScope {"only":["a"]}', ...ASK],
      ...[expect.stringContaining('only leave files out'), ...ASK],
      ...[expect.stringContaining('only leave files out'), '> code-gen-planning-scope', 'planF2CScope {}', ...ASK],
      ...[...TO_END, '"done"'],
    ]);
  });

  it('says which names the list does not have, and what belongs together', () => {
    const unmatched = okEnvelope('', { data: { digest: 'd1', unmatched: ['xyz'] } });
    const half = failureEnvelope('plan-incomplete', 'a needs b.');
    const told = playThrough({
      ...GUIDES,
      planF2CScope: [PLANNED, unmatched, half],
      askF2CApproval: [wish('without xyz'), wish('without b'), APPROVED],
    });
    const said = told.filter((line) => line.startsWith('"'));
    expect(said).toEqual([expect.stringContaining('xyz'), '"a needs b."', '"done"']);
    expect(told.filter((line) => line.startsWith('askF2CApproval'))).toHaveLength(3);
  });

  it('after a refused write it shows a new list; after another failure it tells the hook and ends', () => {
    const stale = failureEnvelope('plan-stale', 'a changed.');
    const full = failureEnvelope('disk-full', 'No room.');
    const told = playThrough({
      ...GUIDES,
      planF2CScope: [PLANNED, PLANNED],
      askF2CApproval: [APPROVED, APPROVED],
      writeF2CFiles: [stale, full],
      finishF2CCodeGen: [full],
    });
    expect(told.filter((line) => line.startsWith('askF2CApproval'))).toHaveLength(2);
    expect(told.slice(-4)).toEqual([
      '> code-gen-syncing-status',
      'syncF2CStatus {}',
      'finishF2CCodeGen {}',
      '"No room."',
    ]);
  });

  it('cancelled is the end of it', () => {
    const no = failureEnvelope('not-approved', 'Nothing was written.');
    const told = playThrough({ ...GUIDES, planF2CScope: [PLANNED], askF2CApproval: [no] });
    expect(told.at(-1)).toBe('"Nothing was written."');
    expect(told.at(-2)).toBe('askF2CApproval {}');
  });

  it.each([
    ['apply_digest', 'applyF2CPlan', 'digest'],
    ['undo_run', 'undoF2CRun', 'run'],
    ['score_snapshot', 'scoreF2CCode', 'snapshot'],
  ])('%s is one call of %s, and what it says', (key, tool, name) => {
    const entries = { 'figma2code.codegen.workspace_path': '/w', [`figma2code.codegen.${key}`]: 'v' };
    const messages = [user('Do it'), context(entries)];
    const call = { tool, args: { workspace: '/w', [name]: 'v' } };
    expect(nextMove(readTurn(messages), translate)).toEqual({ kind: 'call', calls: [call] });
    const result = { role: 'toolResult', toolName: tool, content: JSON.stringify(okEnvelope('Done so.')) };
    const after = [...messages, { role: 'assistant', content: [] }, result];
    expect(nextMove(readTurn(after), translate)).toEqual({ kind: 'say', text: 'Done so.' });
  });
});
