import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { standInAgent } from '#testing/stand-in-agent';
import { tempDir } from '#testing/temp-dir';
import { type TestBackend, testBackend } from '#testing/test-backend';

/** What happens when two things happen at once, and when an agent does what no agent should. */
const withAgent = async (body: string, overrides: object = {}): Promise<TestBackend & { dir: string }> => {
  const dir = await tempDir('race');
  const backend = await testBackend(dir.path, { agentEntry: await standInAgent(dir.path, body), ...overrides });
  onTestFinished(async () => {
    await backend.close();
    await dir.remove();
  });
  return { ...backend, dir: dir.path };
};

const onPrompt = (script: string): string => `onRecord((record) => { if (record.type === 'prompt') { ${script} } });`;
const tool = (id: string, args: string): string =>
  `put({ type: 'tool_execution_start', toolCallId: '${id}', toolName: 'tool', args: ${args} });`;
const ended = (state: { lastOutcome: unknown }): boolean => state.lastOutcome !== null;

const detailOf = (agent: TestBackend, index = 0): string => {
  const item = agent.state().chat.filter((each) => each.kind === 'tool')[index];
  return (item?.kind === 'tool' && item.detail) || '{}';
};

const took = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

describe('stop', () => {
  it('[AG12] works although the agent reads nothing and the pipe is full', async () => {
    const flood = `for (let id = 0; id < 20000; id += 1) put({ type: 'extension_ui_request', id: 'dialog-' + id, method: 'input', title: 'none of ours' });`;
    const agent = await withAgent(
      `process.stdin.removeAllListeners('data'); process.stdin.pause(); ${flood} ${tool('last', '{}')} setInterval(() => {}, 1000);`,
    );
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((state) => state.chat.some((item) => item.kind === 'tool'));
    expect(await took(() => agent.ask('run.stop', {}))).toBeLessThan(8_000);
    expect(agent.state()).toMatchObject({ lastOutcome: { kind: 'stopped' }, agent: { kind: 'off' } });
  });

  it('while the agent waits to be started again: at once, and nothing is started', async () => {
    const agent = await withAgent(`process.exit(1);`);
    for (let count = 0; count < 3; count += 1) {
      await agent.ask('chat.send', { text: 'x' });
      await agent.until((state) => state.lastOutcome?.kind === 'failed' && state.agent.kind === 'off');
    }
    await agent.ask('chat.send', { text: 'x' });
    expect(await took(() => agent.ask('run.stop', {}))).toBeLessThan(1_500);
    expect(agent.state()).toMatchObject({ lastOutcome: { kind: 'stopped', failure: null }, agent: { kind: 'off' } });
  });

  it('in the moment of the submit: the prompt is never sent', async () => {
    const agent = await withAgent(
      `onRecord((record) => { if (record.type === 'abort') settle(); if (record.type === 'prompt') { event('design-parser-started'); settle(); } });`,
    );
    await agent.ask('chat.send', { text: 'x' });
    await agent.ask('run.stop', {});
    expect(agent.state().lastOutcome).toMatchObject({ kind: 'stopped', event: null });
  });

  it('asked twice: both wait for the end', async () => {
    const agent = await withAgent(onPrompt(tool('a', '{}')));
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((state) => state.chat.some((item) => item.kind === 'tool'));
    const first = agent.ask('run.stop', {});
    await agent.ask('run.stop', {});
    expect(agent.state().lastOutcome?.kind).toBe('stopped');
    await first;
  });

  it('a list that comes behind the end of its turn opens no gate', async () => {
    const gate = `{ run: 'r', round: 1, snapshot: 's', scope: '', digest: 'a'.repeat(64), rows: 0, counts: { create: 0, modify: 0, delete: 0, asset: 0 }, added: 0, removed: 0, rounds: [] }`;
    const ask = `put({ type: 'extension_ui_request', id: 'late', method: 'input', title: JSON.stringify({ f2c: 'request', name: 'gate.ask', request: { gate: ${gate} } }) });`;
    const agent = await withAgent(onPrompt(`settle(); setTimeout(() => { ${ask} }, 50);`));
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((state) => state.log.records.some(({ text }) => text === 'gate.ask'));
    expect(agent.state().gate).toBeNull();
  });

  it('[PI04] what a stopped agent says while it ends reaches no later run', async () => {
    const late = `process.stdin.on('end', () => { settle(); setTimeout(() => { event('design-parser-done'); settle(); }, 300); });`;
    const agent = await withAgent(
      `${late} process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); ${onPrompt(tool('a', '{ pid: process.pid }'))}`,
    );
    await agent.ask('chat.send', { text: 'first' });
    await agent.until((state) => state.chat.some((item) => item.kind === 'tool'));
    await agent.ask('run.stop', {});
    const { pid } = JSON.parse(detailOf(agent)) as { pid: number };
    // Whatever it still had to say was said before its run was told as ended.
    expect(() => process.kill(pid, 0)).toThrow();
    await agent.ask('chat.send', { text: 'second' });
    await agent.until((state) => state.chat.filter((item) => item.kind === 'tool').length === 2);
    expect(agent.state()).toMatchObject({ agent: { kind: 'busy' }, lastOutcome: null });
  }, 20_000);

  it('closes an open question at once', async () => {
    const title = `JSON.stringify({ f2c: 'question', toolCallId: 'q', question: { title: 'Which?', options: [{ value: 'a', label: 'A' }], allowOther: false } })`;
    const agent = await withAgent(
      onPrompt(`put({ type: 'extension_ui_request', id: 'r', method: 'select', title: ${title}, options: ['a'] });`),
    );
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((state) => state.questions.length === 1);
    const wrong = await agent.backend.handle('question.answer', { id: 'r', value: 'b' });
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'usage' } });
    expect(agent.state().questions).toHaveLength(1);
    const stopping = agent.ask('run.stop', {});
    await agent.until((state) => state.questions.length === 0);
    expect(agent.state().lastOutcome).toBeNull();
    await stopping;
    expect(await agent.backend.handle('question.answer', { id: 'r', value: 'a' })).toMatchObject({ ok: true });
  });
});

describe('an agent that ends', () => {
  it('[AG04] is seen as ended within 2 s, although a program that left its group keeps the pipes open', async () => {
    const agent = await withAgent(
      onPrompt(
        `const kid = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], { stdio: 'inherit', detached: true }); ${tool('k', '{ pid: kid.pid }')} setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);`,
      ),
    );
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((state) => state.chat.some((item) => item.kind === 'tool'));
    const { pid } = JSON.parse(detailOf(agent)) as { pid: number };
    onTestFinished(() => void process.kill(pid, 'SIGKILL'));
    expect(await took(() => agent.until(ended))).toBeLessThan(2_100);
    expect(agent.state().lastOutcome).toMatchObject({ kind: 'failed', failure: { code: 'agent-crashed' } });
  });

  it('while it is being stopped: the run is stopped, not failed', async () => {
    const agent = await withAgent(
      `onRecord((record) => { if (record.type === 'abort') process.exit(3); if (record.type === 'prompt') { ${tool('a', '{}')} } });`,
    );
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((state) => state.chat.some((item) => item.kind === 'tool'));
    await agent.ask('run.stop', {});
    expect(agent.state()).toMatchObject({ lastOutcome: { kind: 'stopped', failure: null }, agent: { kind: 'off' } });
  });

  it('[AG05] [AG15] what cannot be started stays shown as failed, and works once it is there', async () => {
    const dir = await tempDir('missing');
    const backend = await testBackend(dir.path, { agentEntry: join(dir.path, 'later.mjs') });
    onTestFinished(async () => {
      await backend.close();
      await dir.remove();
    });
    await backend.ask('chat.send', { text: 'x' });
    const { lastOutcome } = await backend.until(ended);
    expect(lastOutcome).toMatchObject({ kind: 'failed', failure: { code: 'agent-missing' } });
    expect(lastOutcome?.failure?.message).toContain(join(dir.path, 'later.mjs'));
    await delay(100);
    expect(backend.state().agent).toMatchObject({ kind: 'failed', failure: { code: 'agent-missing' } });
    await rename(await standInAgent(dir.path, onPrompt('settle();')), join(dir.path, 'later.mjs'));
    await backend.ask('agent.retry', {});
    await backend.ask('chat.send', { text: 'x' });
    expect((await backend.until((state) => state.lastOutcome?.kind === 'done')).agent.kind).toBe('ready');
  });

  it('[AG06] the time that an answer takes is not silence of the agent', async () => {
    const title = `JSON.stringify({ f2c: 'question', toolCallId: 'q', question: { title: 'Which?', options: [], allowOther: true } })`;
    const agent = await withAgent(
      onPrompt(`put({ type: 'extension_ui_request', id: 'r', method: 'select', title: ${title}, options: [] });`),
      { silenceMs: 1_000 },
    );
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((state) => state.questions.length === 1);
    await delay(1_200);
    await agent.ask('question.answer', { id: 'r', value: 'a' });
    await delay(400);
    expect(agent.state().agent).toMatchObject({ kind: 'busy', silent: false });
    await agent.until((state) => state.agent.kind === 'busy' && state.agent.silent);
  });
});

describe('settings that change while a run goes on', () => {
  it('hold for the next run: an agent of before is not used again', async () => {
    const agent = await withAgent(
      `onRecord((record) => { if (record.type === 'prompt') { ${tool('l', '{ locale: process.env.F2C_LOCALE }')} if (record.message !== 'wait') settle(); } if (record.type === 'abort') settle(); });`,
    );
    await agent.ask('chat.send', { text: 'wait' });
    await agent.until((state) => state.chat.some((item) => item.kind === 'tool'));
    await agent.ask('settings.update', { locale: 'ja' });
    await agent.ask('run.stop', {});
    expect(agent.state().agent.kind).toBe('ready');
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((state) => state.lastOutcome?.kind === 'done');
    expect([detailOf(agent, 0), detailOf(agent, 1)]).toEqual(['{"locale":"en"}', '{"locale":"ja"}']);
  });
});

describe('what an agent says', () => {
  const secret = 'not-shaped-like-a-token-4711';
  const said = [
    `put({ type: 'message_start', message: { role: 'assistant' } });`,
    ...[
      'The key is not-shaped-like',
      '-a-token-',
      '4711',
      '. Also figd_abcdef',
      'ghijklmnop and Bearer abcdefgh',
      'ijkl go on',
    ].map(
      (delta) =>
        `put({ type: 'message_update', assistantMessageEvent: { type: 'text_delta', contentIndex: 0, delta: '${delta}' } });`,
    ),
    `put({ type: 'tool_execution_start', toolCallId: 't', toolName: 'fetch', args: { token: '${secret}' } });`,
    `put({ type: 'tool_execution_end', toolCallId: 't', toolName: 'fetch', isError: false, result: { details: { code: 1705, message: 'refused ${secret}', payload: {} } } });`,
    `put({ type: 'extension_ui_request', id: 'r', method: 'select', title: JSON.stringify({ f2c: 'question', toolCallId: 'q', question: { title: 'Is ${secret} right?', detail: '${secret}', options: [{ value: 'y', label: '${secret}' }], allowOther: true } }), options: [] });`,
    `put({ type: 'tool_execution_update', toolCallId: 't', partialResult: { details: { progress: { label: 'x', done: 1, params: { file: '${secret}', deep: { a: 1 } } } } } });`,
  ].join('\n');

  it('[SE06] holds no secret in any fact, also not one that comes in pieces, nor in a failure', async () => {
    const agent = await withAgent(onPrompt(`${said} settle();`), { environment: { FIGMA_TOKEN: secret } });
    await agent.ask('chat.send', { text: `my token is ${secret}` });
    await agent.until(ended);
    await agent.until((state) => state.log.records.length > 0);
    const told = JSON.stringify([agent.facts, agent.state()]);
    expect(told).not.toMatch(/4711|figd_|ijkl go/);
    expect(told).toContain('The key is');
    expect(agent.state().lastOutcome?.failure?.message).toContain('refused •••');
  });

  it('is marked as ended when the turn ends in the middle of it', async () => {
    const agent = await withAgent(
      onPrompt(
        `put({ type: 'message_update', assistantMessageEvent: { type: 'text_delta', contentIndex: 0, delta: 'Half a sen' } }); settle();`,
      ),
    );
    await agent.ask('chat.send', { text: 'x' });
    await agent.until(ended);
    expect(agent.state().chat.find((item) => item.kind === 'agent')).toMatchObject({
      text: 'Half a sen',
      streaming: false,
    });
  });

  it('is survived when it is nested without end', async () => {
    const agent = await withAgent(
      onPrompt(
        `process.stdout.write('{"type":"tool_execution_start","toolCallId":"d","toolName":"deep","args":{"a":' + '['.repeat(100000) + ']'.repeat(100000) + '}}\\n'); settle();`,
      ),
    );
    await agent.ask('chat.send', { text: 'x' });
    expect((await agent.until(ended)).lastOutcome?.kind).toBe('done');
  });

  it('[AG11] is no result: a snapshot that the model names itself does not count', async () => {
    const agent = await withAgent(
      onPrompt(
        `put({ type: 'tool_execution_end', toolCallId: 'n', toolName: 'notifyF2CEvent', isError: false, result: { details: { code: 0, message: '', payload: { event: 'design-parser-done', data: { snapshot: '20260101T000000.000Z' } } } } }); settle();`,
      ),
    );
    await agent.ask('chat.send', { text: 'x' });
    expect((await agent.until(ended)).lastOutcome?.snapshot).toBeNull();
  });
});
