import { describe, expect, it } from 'vitest';
import { MAX_CHAT_TEXT } from '#contract/state/app-state';
import { type Fact, INITIAL_STATE, reduce } from '#contract/state/facts';
import type { AgentSignal } from '../agent-process/agent-signal.ts';
import { endOfSafeText } from '../masking/safe-text.ts';
import { createFactLog } from '../state/fact-log.ts';
import { createChatRecorder, MAX_ITEM_TEXT } from './chat-recorder.ts';
import { createHostDesk, MAX_WAITING_REQUESTS } from './host-desk.ts';
import { createLogRecorder } from './log-recorder.ts';
import { createQuestionDesk, MAX_OPEN_QUESTIONS } from './question-desk.ts';

/** [I8] Everything that an agent can fill has an upper bound. */
const plain = (text: string): string => text;

describe('bounds', () => {
  it('[I8] the conversation: one text, all texts, and calls that never end', () => {
    let state = INITIAL_STATE;
    const chat = createChatRecorder({
      append: (fact) => {
        state = reduce(state, fact);
      },
      now: () => 0,
      mask: plain,
    });
    for (let block = 0; block < 60; block += 1) {
      for (let part = 0; part < 12; part += 1)
        chat.onSignal({ kind: 'text-delta', id: `m${block}`, delta: `${'字'.repeat(10_000)} ` });
    }
    const texts = state.chat.map((item) => (item.kind === 'agent' ? item.text.length : 0));
    expect(Math.max(...texts)).toBeLessThanOrEqual(MAX_ITEM_TEXT + 10_001);
    expect(texts.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(MAX_CHAT_TEXT + MAX_ITEM_TEXT + 10_001);
    for (let id = 0; id < 5_000; id += 1) chat.onSignal({ kind: 'tool-start', id: `t${id}`, tool: 'x', args: {} });
    expect(state.chat.filter((item) => item.kind === 'tool' && item.state === 'running').length).toBeLessThanOrEqual(
      1_000,
    );
    chat.settle();
    expect(state.chat.some((item) => item.kind === 'tool' && item.state === 'running')).toBe(false);
  });

  it('[I8] open questions: what is too much is refused, not dropped', () => {
    const facts: Fact[] = [];
    const desk = createQuestionDesk((fact) => facts.push(fact));
    const ask = (id: number, title = 'x'): boolean =>
      desk.open({
        kind: 'question',
        requestId: `r${id}`,
        toolCallId: `c${id}`,
        question: { title, options: [], allowOther: true },
      });
    expect(ask(0, 'x'.repeat(1_000_000))).toBe(true);
    expect(JSON.stringify(facts).length).toBeLessThan(10_000);
    for (let id = 1; id < MAX_OPEN_QUESTIONS; id += 1) expect(ask(id)).toBe(true);
    expect(ask(99)).toBe(false);
    expect(facts).toHaveLength(MAX_OPEN_QUESTIONS);
    desk.closeCall('c1');
    expect(ask(99)).toBe(true);
  });

  it('[I8] requests of an agent that does not take the answers', async () => {
    const warnings: string[] = [];
    const desk = createHostDesk(() => Promise.resolve(1), { add: (_kind, title) => warnings.push(title) });
    const taken = Promise.withResolvers<boolean>();
    let sent = 0;
    const from = {
      send: () => {
        sent += 1;
        return taken.promise;
      },
    };
    const ask = (): Promise<void> =>
      desk.answer({ kind: 'host-request', requestId: 'r', name: 'n', request: {} }, from);
    const asked = Array.from({ length: 1_000 }, ask);
    await asked.at(-1);
    await new Promise(setImmediate);
    expect(sent).toBe(MAX_WAITING_REQUESTS);
    expect(warnings).toHaveLength(1_000 - MAX_WAITING_REQUESTS);
    taken.resolve(true);
    await Promise.all(asked);
    await ask();
    expect(sent).toBe(MAX_WAITING_REQUESTS + 1);
  });

  it('[I8] [SE06] a record of the log: its title is cut and masked too, and a secret at the cut leaves no half', () => {
    const facts: Fact[] = [];
    const log = createLogRecorder({
      append: (fact) => facts.push(fact),
      now: () => 0,
      redact: (text) => text.replaceAll('SECRETSECRET', '•••'),
    });
    log.add('tool', `SECRETSECRET${'x'.repeat(10_000)}`, `${'x'.repeat(1_994)}SECRETSECRET`);
    log.flush();
    const [fact] = facts;
    const [record] = fact?.type === 'log' ? fact.records : [];
    expect(record?.title.length).toBe(200);
    expect(JSON.stringify(record)).not.toContain('SECRET');
  });

  it('[I8] the facts that are kept for a page that comes back', () => {
    const log = createFactLog();
    const records = [{ id: 1, at: 0, kind: 'app', title: 'x', text: 'x'.repeat(1_000_000) }] as const;
    for (let count = 0; count < 200; count += 1) log.append({ type: 'log', records });
    const { session, seq } = log.snapshot();
    expect(log.since(session, seq - 100)).toBeNull();
    expect(log.since(session, seq - 20)).toHaveLength(20);
  });

  it('[SE06] a growing text is shown up to its last whole word', () => {
    expect(endOfSafeText('hello wor')).toBe(6);
    expect(endOfSafeText('hello ')).toBe(6);
    expect(endOfSafeText('send Bearer ')).toBe(5);
    expect(endOfSafeText('send Bearer abc')).toBe(5);
    expect(endOfSafeText('日本語')).toBe(3);
    const endless = 'x'.repeat(10_000);
    expect(endOfSafeText(endless)).toBe(10_000);
  });

  it('a signal of a kind that says nothing changes nothing', () => {
    const facts: Fact[] = [];
    const chat = createChatRecorder({ append: (fact) => facts.push(fact), now: () => 0, mask: plain });
    const quiet: AgentSignal[] = [
      { kind: 'settled' },
      { kind: 'other', type: 'x' },
      { kind: 'text-end', id: 'm', text: ' ' },
    ];
    for (const signal of quiet) chat.onSignal(signal);
    expect(facts).toEqual([]);
  });
});
