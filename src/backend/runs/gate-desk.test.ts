import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CommandInput } from '#contract/commands';
import type { Fact } from '#contract/state/facts';
import { type KeptPlan, keptPlan } from '#testing/kept-plan';
import { temporaryWorkspace } from '#testing/workspace-fixture';
import { narrowPlan } from '#workspace/code-runs/plan-digest';
import { createPlanShelf } from '../plans/plan-shelf.ts';
import { createGateDesk, type GateDesk } from './gate-desk.ts';

type Answer = CommandInput<'plan.answer'>;

let workspace = '';
let kept: KeptPlan;

beforeAll(async () => {
  workspace = await temporaryWorkspace();
  kept = await keptPlan(workspace, [{ path: 'a.ts', needs: ['b.ts'] }, { path: 'b.ts' }, { path: 'c.ts' }]);
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const openDesk = (mayAsk = true): { desk: GateDesk; facts: Fact[] } => {
  const facts: Fact[] = [];
  const desk = createGateDesk({
    append: (fact) => facts.push(fact),
    plans: createPlanShelf(),
    workspace: () => workspace,
    mayAsk: () => mayAsk,
  });
  return { desk, facts };
};

const approve = (unticked: readonly string[] = [], digest = narrowPlan(kept.plan.rows, unticked).digest) =>
  ({ kind: 'approve', run: kept.plan.run, round: 1, digest, unticked: [...unticked], by: 'window' }) satisfies Answer;
const cancel = () => ({ kind: 'cancel', run: kept.plan.run, round: 1 }) as const;
const modify = (text: string, unticked: readonly string[] = []) =>
  ({ kind: 'modify', run: kept.plan.run, round: 1, text, unticked: [...unticked] }) satisfies Answer;

describe('gate desk', () => {
  it('[CG14] of two windows the first answer counts, and the second is told which it was', async () => {
    const { desk, facts } = openDesk();
    const answer = desk.ask(kept.gate);
    const both = await Promise.allSettled([desk.answer(approve()), desk.answer(cancel())]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const won = await answer;
    await expect(desk.answer(approve())).rejects.toMatchObject({
      code: 'gate-answered',
      params: { answer: won.kind },
    });
    expect(facts).toEqual([
      { type: 'gate', gate: kept.gate },
      { type: 'gate', gate: null },
    ]);
  });

  it('[CG04] waits ten hours for an answer, and none comes by itself', async () => {
    vi.useFakeTimers();
    try {
      const { desk } = openDesk();
      let answered = false;
      const answer = desk.ask(kept.gate).then((given) => {
        answered = true;
        return given;
      });
      await vi.advanceTimersByTimeAsync(10 * 3_600_000);
      expect([answered, desk.isWaiting()]).toEqual([false, true]);
      await desk.answer(cancel());
      expect(await answer).toEqual({ kind: 'cancel' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('an approval binds to the digest of the list as it stands on disk, without the rows that are not ticked', async () => {
    const { desk } = openDesk();
    const answer = desk.ask(kept.gate);
    const refused = (given: Parameters<GateDesk['answer']>[0], code: string) =>
      expect(desk.answer(given), JSON.stringify(given)).rejects.toMatchObject({ code });
    await refused(approve([], '0'.repeat(64)), 'not-approved');
    await refused(approve(['c.ts'], kept.plan.digest), 'not-approved');
    await refused(approve(['b.ts']), 'plan-incomplete');
    await refused(approve(['a.ts', 'b.ts', 'c.ts']), 'not-approved');
    await refused({ ...approve(), round: 2 }, 'gate-answered');
    await refused({ ...approve(), run: '20200101T000000.000Z' }, 'gate-answered');
    expect(desk.isWaiting()).toBe(true);
    await desk.answer(approve(['c.ts']));
    expect(await answer).toMatchObject({ kind: 'approve', unticked: ['c.ts'], by: 'window' });
  });

  it('a change needs words or an unticked row, and never leaves half of what belongs together', async () => {
    const { desk } = openDesk();
    const answer = desk.ask(kept.gate);
    await expect(desk.answer(modify(' '))).rejects.toMatchObject({ code: 'usage' });
    await expect(desk.answer(modify('', ['b.ts']))).rejects.toMatchObject({ code: 'plan-incomplete' });
    await desk.answer(modify('make b another way', ['b.ts']));
    expect(await answer).toEqual({ kind: 'modify', text: 'make b another way', unticked: ['b.ts'] });
  });

  it('closes with the call that asked: it gets no answer, and nobody can give one any more', async () => {
    const { desk, facts } = openDesk();
    const answer = desk.ask(kept.gate);
    desk.close();
    desk.close();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    await expect(desk.answer(approve())).rejects.toMatchObject({ code: 'gate-answered' });
    expect(facts).toHaveLength(2);
  });

  it('shows one list at a time, none in a run that only keeps its plan, and nothing that is no list', async () => {
    const { desk } = openDesk();
    void desk.ask(kept.gate);
    await expect(desk.ask(kept.gate)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(openDesk(false).desk.ask(kept.gate)).rejects.toMatchObject({ code: 'cancelled' });
    for (const odd of [undefined, null, {}, { ...kept.gate, digest: 'x' }, { ...kept.gate, counts: {} }])
      await expect(openDesk().desk.ask(odd)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
