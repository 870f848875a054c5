import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ERROR_NUMBERS } from '#contract/errors';
import { standInAgent } from '#testing/stand-in-agent';
import { tempDir } from '#testing/temp-dir';
import { type TestBackend, testBackend } from '#testing/test-backend';

const withAgent = async (body: string, overrides: object = {}): Promise<TestBackend & { dir: string }> => {
  const dir = await tempDir('run');
  const backend = await testBackend(dir.path, { agentEntry: await standInAgent(dir.path, body), ...overrides });
  onTestFinished(async () => {
    await backend.close();
    await dir.remove();
  });
  return { ...backend, dir: dir.path };
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const gone = async (pid: number): Promise<boolean> => {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await delay(50);
  return !isAlive(pid);
};

const onPrompt = (script: string): string => `onRecord((record) => { if (record.type === 'prompt') { ${script} } });`;
const settled = (state: { lastOutcome: unknown }): boolean => state.lastOutcome !== null;

describe('a run', () => {
  it('shows generic progress in the chat, becomes specific on the first event, and hides at the end', async () => {
    const agent = await withAgent(onPrompt(`event('design-parser-started'); event('design-parser-done'); settle();`));
    await agent.ask('chat.send', { text: 'hello' });
    const state = await agent.until(settled);
    expect(state.lastOutcome).toMatchObject({ kind: 'done', skill: 'parser', event: 'design-parser-done' });
    expect(
      agent.facts
        .filter((fact) => fact.type === 'progress')
        .map((fact) => fact.type === 'progress' && fact.action.type),
    ).toEqual(['chat', 'event', 'event', 'hide']);
    expect((await agent.until((now) => now.progress.kind === 'hidden')).agent).toEqual({ kind: 'ready' });
  });

  it('[AG04] an agent that is killed ends the turn with its reason, is not started again by itself, and the next turn works', async () => {
    const agent = await withAgent(
      onPrompt(`if (record.message === 'die') process.kill(process.pid, 'SIGKILL'); else settle();`),
    );
    await agent.ask('chat.send', { text: 'die' });
    const state = await agent.until(settled);
    expect(state.lastOutcome).toMatchObject({ kind: 'failed', failure: { code: 'agent-crashed' } });
    expect(state.lastOutcome?.failure?.message).toContain('SIGKILL');
    await agent.until((now) => now.agent.kind === 'off');
    await agent.ask('chat.send', { text: 'again' });
    expect((await agent.until((now) => now.lastOutcome?.kind === 'done')).lastOutcome?.failure).toBeNull();
  });

  it('[AG05] after five deaths in a minute it stops, says so, and Retry helps', async () => {
    const agent = await withAgent(`process.exit(1);`);
    for (let count = 0; count < 5; count += 1) {
      await agent.ask('chat.send', { text: 'x' });
      await agent.until((now) => now.lastOutcome?.kind === 'failed' && now.agent.kind === 'off');
    }
    await agent.ask('chat.send', { text: 'x' });
    const state = await agent.until((now) => now.agent.kind === 'failed');
    expect(state.agent).toMatchObject({ failure: { code: 'agent-crashed' } });
    await agent.ask('agent.retry', {});
    expect(agent.state().agent).toEqual({ kind: 'off' });
  }, 60_000);

  it('[AG06] silence is told, Stop ends the whole process group, also a grandchild that ignores SIGTERM [AG14]', async () => {
    const script = `
      const kid = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);'], { stdio: 'ignore' });
      process.on('SIGTERM', () => {});
      setInterval(() => {}, 1000);
      put({ type: 'tool_execution_start', toolCallId: 'k', toolName: 'kid', args: { pid: kid.pid, own: process.pid } });`;
    const agent = await withAgent(onPrompt(script), { silenceMs: 400 });
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((now) => now.agent.kind === 'busy' && now.agent.silent);
    const tool = agent.state().chat.find((item) => item.kind === 'tool');
    const { pid, own } = JSON.parse((tool?.kind === 'tool' && tool.detail) || '{}') as { pid: number; own: number };
    await agent.ask('run.stop', {});
    expect(agent.state().lastOutcome).toMatchObject({ kind: 'stopped', failure: null });
    expect(await gone(pid)).toBe(true);
    expect(await gone(own)).toBe(true);
  }, 30_000);

  it('[AG07] a flood on stderr never blocks the agent', async () => {
    const agent = await withAgent(
      onPrompt(
        `const block = 'x'.repeat(1 << 20); let n = 0; const more = () => { if (n++ === 100) settle(); else process.stderr.write(block, more); }; more();`,
      ),
    );
    await agent.ask('chat.send', { text: 'x' });
    expect((await agent.until(settled)).lastOutcome?.kind).toBe('done');
  }, 30_000);

  it('[AG08] 100,000 events end in the right state, in few batches', async () => {
    const agent = await withAgent(
      onPrompt(
        `let text = ''; for (let i = 0; i < 100000; i++) text += JSON.stringify({ type: 'tool_execution_update', toolCallId: 'a', toolName: 't', args: {}, partialResult: { details: { progress: { label: 'progress.x', done: i, total: 100000 } } } }) + '\\n'; event('design-parser-building-ast'); process.stdout.write(text, () => { event('design-parser-done'); settle(); });`,
      ),
    );
    let batches = 0;
    agent.backend.subscribe(() => {
      batches += 1;
    });
    const start = performance.now();
    await agent.ask('chat.send', { text: 'x' });
    expect((await agent.until(settled)).lastOutcome).toMatchObject({ kind: 'done', event: 'design-parser-done' });
    expect(batches).toBeLessThanOrEqual(Math.ceil((performance.now() - start) / 33) + 5);
  }, 30_000);

  it('[PI05] a failure envelope ends the run with its code and message', async () => {
    const agent = await withAgent(
      onPrompt(
        `event('design-parser-started'); event('x', ${ERROR_NUMBERS['workspace-schema']}, 'Schema.'); settle();`,
      ),
    );
    await agent.ask('chat.send', { text: 'x' });
    expect((await agent.until(settled)).lastOutcome).toMatchObject({
      kind: 'failed',
      failure: { code: 'workspace-schema', message: 'Schema.' },
    });
  });

  it('a model that stops in the middle is told as incomplete', async () => {
    const agent = await withAgent(onPrompt(`event('design-parser-started'); settle();`));
    await agent.ask('chat.send', { text: 'x' });
    expect((await agent.until(settled)).lastOutcome).toMatchObject({
      kind: 'failed',
      failure: { code: 'run-incomplete' },
    });
  });

  it('[PI04] events after Stop change nothing', async () => {
    const agent = await withAgent(
      `onRecord((record) => { if (record.type === 'prompt') event('design-parser-started'); if (record.type === 'abort') { event('design-parser-done'); settle(); } });`,
    );
    await agent.ask('chat.send', { text: 'x' });
    await agent.until((now) => now.progress.kind === 'skill');
    await agent.ask('run.stop', {});
    expect(agent.state().lastOutcome).toMatchObject({ kind: 'stopped', event: 'design-parser-started' });
    expect(agent.state().progress.kind).toBe('hidden');
  });

  it('[CB03] entries are flushed once: an agent that died with them is told, and nothing is sent twice', async () => {
    const ask = `put({ type: 'extension_ui_request', id: 'r', method: 'input', title: JSON.stringify({ f2c: 'request', name: 'context.flush', request: {} }) });`;
    const agent = await withAgent(
      `onRecord((record) => { if (record.type === 'prompt') { ${ask} } if (record.type === 'extension_ui_response') { put({ type: 'tool_execution_start', toolCallId: 'v', toolName: 'got', args: { value: record.value } }); setTimeout(() => process.exit(1), 50); } });`,
    );
    const { mkdir } = await import('node:fs/promises');
    await mkdir(join(agent.dir, 'ws'));
    await agent.ask('workspace.open', { path: join(agent.dir, 'ws') });
    await agent.ask('chat.send', { text: 'x' });
    expect((await agent.until(settled)).lastOutcome?.failure?.code).toBe('agent-crashed');
    await agent.until((now) => now.agent.kind === 'off');
    const got = agent
      .state()
      .chat.filter((item) => item.kind === 'tool')
      .map((item) => (item.kind === 'tool' ? item.detail : ''));
    expect(got[0]).toContain('workspace_path');
    await agent.ask('chat.send', { text: 'again' });
    await agent.until(
      (now) => now.lastOutcome !== null && now.chat.filter((item) => item.kind === 'tool').length === 2,
    );
    const again = agent.state().chat.filter((item) => item.kind === 'tool')[1];
    expect(again?.kind === 'tool' && again.detail?.match(/workspace_path/g)).toHaveLength(3);
  });

  it('one run at a time', async () => {
    const agent = await withAgent(onPrompt(''));
    await agent.ask('chat.send', { text: 'x' });
    expect(await agent.backend.handle('chat.send', { text: 'y' })).toMatchObject({
      ok: false,
      failure: { code: 'agent-busy' },
    });
  });

  it('[AG16] neither the command line nor the environment of the agent holds a secret', async () => {
    const agent = await withAgent(
      onPrompt(`put({ type: 'tool_execution_start', toolCallId: 'p', toolName: 'pid', args: { pid: process.pid } });`),
      {
        environment: {
          FIGMA_TOKEN: 'figd_very-secret-token',
          AWS_SECRET_ACCESS_KEY: 'aws-secret',
          P4PASSWD: 'p4-secret',
        },
      },
    );
    await agent.ask('secret.set', { name: 'model', value: 'sk-model-secret-value' });
    await agent.ask('settings.update', {
      model: { provider: 'openai-compatible', model: 'm', baseUrl: 'http://127.0.0.1:9/v1' },
    });
    await agent.ask('chat.send', { text: 'x' });
    const { chat } = await agent.until((now) => now.chat.some((item) => item.kind === 'tool'));
    const tool = chat.find((item) => item.kind === 'tool');
    const { pid } = JSON.parse((tool?.kind === 'tool' && tool.detail) || '{}') as { pid: number };
    const [cmdline, environ] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
      readFile(`/proc/${pid}/environ`, 'utf8'),
    ]);
    expect(cmdline + environ).not.toMatch(/figd_very|aws-secret|p4-secret|sk-model/);
    expect(JSON.stringify(agent.state())).not.toMatch(/figd_very|sk-model/);
  });
});
