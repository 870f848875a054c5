import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { figmaPlace } from '#testing/bridge/figma-place';
import { createCanvasSession } from './canvas-session.ts';

const ENTRY = fileURLToPath(new URL('../../../bridge/figma.js', import.meta.url));

describe('the way to an open document', () => {
  it('starts a daemon when none runs, and again when that one has ended', async () => {
    const { port, environment, run } = await figmaPlace();
    const session = createCanvasSession({ port, environment, node: process.execPath, entry: ENTRY, declines: '' });
    onTestFinished(session.close);
    const first = await session.status();
    expect(first).toMatchObject({ daemon: { listening: true, port }, clients: [] });
    await run(['stop']);
    const second = await session.status();
    expect(second.daemon['pid']).not.toBe(first.daemon['pid']);
    await expect(session.call({ command: 'get_selection', params: {} }, null)).rejects.toMatchObject({
      code: 'not-connected',
    });
  });
});
