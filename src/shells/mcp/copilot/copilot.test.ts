import { expect, it } from 'vitest';
import type { CanvasConnection, CanvasPort } from '#contract/canvas/canvas-port';
import { CodedError } from '#contract/errors';
import type { RunOutcome } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { CanvasSession } from '../canvas/canvas-session.ts';
import { type CopilotEngine, createCopilot } from './copilot.ts';

type Listener = Parameters<CopilotEngine['subscribe']>[0];
type Turn = (open: CanvasConnection, id: string, prompt: string) => Promise<void>;

const session = (call: CanvasSession['call']): CanvasSession => ({
  status: () => Promise.reject(new CodedError('not-connected')),
  clientOf: async (client) => {
    if (client === 'nobody') throw new CodedError('client-unknown', { client, clients: '' });
    return { clientId: 'one', label: 'File / Page', channel: 'one' };
  },
  call,
  evaluate: () => Promise.reject(new CodedError('not-connected')),
  close: () => undefined,
});

/** A copilot whose engine does with a prompt what the test says. */
const start = (turn: Turn, call: CanvasSession['call'] = async () => ({ kind: 'done', result: { nodeId: '1:2' } })) => {
  const handled: string[] = [];
  const listeners: Listener[] = [];
  const said: string[] = [];
  let opened = 0;
  let lastOutcome: RunOutcome | null = null;
  const engineOf = (port: CanvasPort): CopilotEngine => ({
    handle: async (name) => {
      handled.push(name);
      if (name !== 'bridge.connect') return;
      const open = await port.connect({
        clients: () => undefined,
        prompt: ({ id, prompt }) => void turn(open, String(id), prompt),
        lost: () => undefined,
      });
    },
    snapshot: () => ({ state: { lastOutcome } }),
    subscribe: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    close: () => Promise.resolve(),
  });
  const copilot = createCopilot(session(call), async (port) => {
    opened += 1;
    return engineOf(port);
  });
  const ask = (prompt: string, signal = new AbortController().signal, client: string | null = null) =>
    copilot.ask({ prompt, client, signal, progress: (words) => void said.push(words) });
  const fail = (): void => {
    lastOutcome = { kind: 'failed' } as RunOutcome;
  };
  const tell = (fact: Fact): void => listeners.forEach((listener) => void listener([{ fact }]));
  return { ask, handled, said, fail, tell, opened: () => opened };
};

it('carries out one after the other, and tells of each its own words and changes', async () => {
  const going: string[] = [];
  const { ask, opened } = start(async (open, id, prompt) => {
    going.push(prompt);
    await open.call('one', { command: 'get_selection', params: {} });
    await open.call('one', { command: 'create_text', params: { text: prompt } });
    open.respond('one', { id, content: `${prompt} `, done: false });
    open.respond('one', { id: 'of somebody else', content: 'no', done: true });
    open.respond('one', { id, content: String(going.length), done: true });
  });
  const changes = [{ tool: 'create_text', nodeId: '1:2' }];
  expect(await Promise.all([ask('a'), ask('b')])).toEqual([
    { answer: 'a 1', changes, isFailed: false },
    { answer: 'b 2', changes, isFailed: false },
  ]);
  expect(opened()).toBe(1);
  await expect(ask('c', undefined, 'nobody')).rejects.toMatchObject({ code: 'client-unknown' });
});

it('says that a run failed, and counts no change that did not come about', async () => {
  const { ask, fail } = start(
    async (open, id) => {
      const ended = await open.call('one', { command: 'create_text', params: {} });
      fail();
      open.respond('one', { id, content: ended.ok ? '' : ended.error, done: true });
    },
    () => Promise.reject(new CodedError('client-unknown', { client: 'one', clients: '' })),
  );
  expect(await ask('a')).toEqual({ answer: 'client-disconnected', changes: [], isFailed: true });
});

it('a question is the answer, since nobody is there who could choose', async () => {
  const question = { id: 'q', title: 'Which?', detail: null, options: [{ value: 'a', label: 'A', hint: null }] };
  const { ask, tell, handled, said } = start(async (open, id) => {
    tell({ type: 'question-opened', question: { ...question, allowOther: true } });
    open.respond('one', { id, content: '', done: true });
  });
  expect((await ask('a')).answer).toBe('Which?\n- a: A');
  expect([said, handled]).toEqual([['Which?\n- a: A'], ['bridge.connect', 'run.stop']]);
});

it('stops what nobody waits for any more', async () => {
  const leaving = new AbortController();
  const { ask, handled } = start(async (open, id) => {
    leaving.abort();
    open.respond('one', { id, content: '', done: true });
  });
  const [first, second] = [ask('a', leaving.signal), ask('b', leaving.signal)];
  await first;
  await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  expect(handled).toEqual(['bridge.connect', 'run.stop']);
});
