import { expect, it } from 'vitest';
import type { CanvasPrompt } from '#contract/canvas/canvas-port';
import type { RunOutcome } from '#contract/state/app-state';
import type { FormValues } from '../backend-context.ts';
import type { RunRequest } from '../runs/run-controller.ts';
import { createPrompts } from './answer-prompt.ts';

const start = () => {
  const form = { canvasClient: null } as FormValues;
  const said: { id: string | number; content: string; done: boolean }[] = [];
  const submitted: RunRequest[] = [];
  const run = Promise.withResolvers<RunOutcome>();
  let stopped = 0;
  const prompts = createPrompts({
    translate: (key) => key,
    form,
    facts: { subscribe: () => () => undefined, flush: () => undefined },
    canvas: { respond: ({ id }, answer) => void said.push({ id, ...answer }) },
    // As it is told before a run has begun: two that come at once both hear it.
    isBusy: () => false,
    submit: (request) => {
      submitted.push(request);
      return run.promise;
    },
    stop: async () => {
      stopped += 1;
      run.resolve({ kind: 'stopped' } as RunOutcome);
    },
  });
  const say = (id: string, clientId: string, prompt = 'Draw'): Promise<void> =>
    prompts.answer({ id, clientId, prompt } satisfies CanvasPrompt);
  return { form, said, submitted, run, say, cancel: prompts.cancel, stopped: () => stopped };
};

it('keeps the plugin that a run came from when another one asks meanwhile', async () => {
  const { form, said, submitted, run, say } = start();
  const first = say('1', 'figma-one');
  await say('2', 'figma-two');
  expect(said).toEqual([{ id: '2', content: expect.stringContaining('agent-busy'), done: true }]);
  expect([submitted.length, form.canvasClient]).toEqual([1, 'figma-one']);
  run.resolve({ kind: 'done' } as RunOutcome);
  await first;
  expect([said.at(-1), form.canvasClient]).toEqual([{ id: '1', content: '', done: true }, null]);
});

it('takes a command of the agent host for the text that it is, and so much of it as anybody reads', async () => {
  const { submitted, run, say } = start();
  run.reject(new Error('gone'));
  await say('1', 'figma-one', '/skill:generic-design-parser - figma url: x');
  await say('2', 'figma-one', 'x'.repeat(16 * 1024 * 1024));
  expect(submitted.map(({ message }) => [message[0], message.length])).toEqual([
    [' ', 44],
    ['x', 20_000],
  ]);
});

it('stops what its own writer wants no more of, and nothing else', async () => {
  const { said, run, say, cancel, stopped } = start();
  const first = say('1', 'figma-one');
  cancel({ id: '1', clientId: 'figma-two' });
  cancel({ id: '2', clientId: 'figma-one' });
  expect(stopped()).toBe(0);
  cancel({ id: '1', clientId: 'figma-one' });
  await first;
  expect([stopped(), said]).toEqual([1, [{ id: '1', content: 'bridge.prompt-stopped', done: true }]]);
  cancel({ id: '1', clientId: 'figma-one' });
  await run.promise;
  expect(stopped()).toBe(1);
});
