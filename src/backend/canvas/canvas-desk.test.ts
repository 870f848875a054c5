import { expect, it } from 'vitest';
import type { BridgeState, CanvasConnection, CanvasListener, CanvasPort } from '#contract/canvas/canvas-port';
import { createCanvasDesk } from './canvas-desk.ts';

const start = () => {
  const told: BridgeState[] = [];
  const opened: { listener: CanvasListener; closed: number }[] = [];
  const ready = Promise.withResolvers<void>();
  const port: CanvasPort = {
    connect: async (listener) => {
      const one = { listener, closed: 0 };
      opened.push(one);
      listener.clients([{ clientId: 'figma-one', label: 'A / B' }]);
      await ready.promise;
      const close = async (): Promise<void> => {
        one.closed += 1;
      };
      return { port: 7_017, manifest: '/m', close } as unknown as CanvasConnection;
    },
  };
  const desk = createCanvasDesk({
    port,
    translate: (key) => key,
    tell: (state) => void told.push(state),
    onPrompt: () => Promise.resolve(),
    onCancel: () => undefined,
  });
  return { desk, told, opened, ready };
};

it('opens one connection for all who ask at once, and says who is there once it stands', async () => {
  const { desk, told, opened, ready } = start();
  const both = [desk.connect(), desk.connect()];
  ready.resolve();
  await Promise.all(both);
  expect(opened).toHaveLength(1);
  expect(told.map(({ kind }) => kind)).toEqual(['starting', 'on']);
  expect(told.at(-1)).toMatchObject({ clients: [{ clientId: 'figma-one' }] });
});

it('leaves nothing open: neither what was on its way when it was closed, nor what was lost', async () => {
  const { desk, told, opened, ready } = start();
  const connecting = desk.connect();
  const closing = desk.disconnect();
  ready.resolve();
  await Promise.all([connecting, closing]);
  expect([opened[0]?.closed, told.at(-1)?.kind]).toEqual([1, 'off']);
  await desk.connect();
  opened[1]?.listener.lost();
  await desk.connect();
  // One that is no longer ours says nothing more.
  opened[1]?.listener.lost();
  expect(opened.map(({ closed }) => closed)).toEqual([1, 1, 0]);
  expect(told.at(-1)?.kind).toBe('on');
});
