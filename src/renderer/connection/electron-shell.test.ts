import { describe, expect, it } from 'vitest';
import { INITIAL_STATE } from '#contract/state/facts';
import { createElectronShell } from './electron-shell.ts';

const LOST = { ok: false, failure: { code: 'internal', message: 'lost' } } as const;

describe('desktop shell', () => {
  it('speaks the wire of the browser shell over the preload bridge', async () => {
    const posted: string[] = [];
    let toPage: (text: string) => void = () => undefined;
    const shell = createElectronShell(
      {
        post: (text) => posted.push(text),
        listen: (listener) => {
          toPage = listener;
        },
        chooseFolder: () => Promise.resolve('/chosen'),
      },
      () => LOST,
    );
    const messages: unknown[] = [];
    shell.link(
      { session: null, seq: 0 },
      { onOpen: () => undefined, onMessage: (message) => messages.push(message), onClosed: () => undefined },
    );
    await Promise.resolve();
    expect(JSON.parse(posted[0] ?? '')).toEqual({ type: 'hello', session: null, seq: 0 });
    toPage(JSON.stringify({ type: 'snapshot', snapshot: { seq: 1, session: 's', state: INITIAL_STATE } }));
    expect(messages).toHaveLength(1);
    const answer = shell.send('workspace.refresh', {});
    const { id } = JSON.parse(posted[1] ?? '{}') as { id: number };
    toPage(JSON.stringify({ type: 'result', id, result: { ok: true, value: null } }));
    expect(await answer).toEqual({ ok: true, value: null });
    expect(await shell.chooseFolder?.()).toBe('/chosen');
    expect(shell.pathOfFile).toBeUndefined();
  });
});
