import { expect, it } from 'vitest';
import { type ImportOptions, importDesign } from './import.ts';

/** What the import of an open document comes to, with these windows of Figma. */
const importWith = async (ids: readonly string[], options: Partial<ImportOptions>) => {
  const clients = ids.map((clientId) => ({ clientId, label: `${clientId} / Page` }));
  const asked: Record<string, unknown> = {};
  const session = {
    state: () => ({
      workspace: { setup: { kind: 'ready' }, trust: { kind: 'trusted' } },
      bridge: { kind: 'on', clients },
    }),
    ask: async (name: string, input: unknown) => void Object.assign(asked, { [name]: input }),
    run: async (start: () => Promise<unknown>) => {
      await start();
      return { kind: 'stopped' };
    },
  };
  const ended = await importDesign(session as never, { workspace: '/w', ...options }).catch((error: unknown) => error);
  return { ended, input: asked['import.submit'] };
};

const page = { fromFigma: 'page' };

it.each([
  ['the only one', ['one'], page, 'one'],
  ['one by its id', ['one', 'two'], { ...page, client: 'two' }, 'two'],
  ['one by its index', ['one', 'two'], { ...page, client: '1' }, 'two'],
] as const)('reads of the open documents %s', async (_what, ids, options, client) => {
  expect((await importWith(ids, options)).input).toEqual({ plugin: 'page', client });
});

it.each([
  ['of several none was chosen', page, 'client-ambiguous'],
  ['one was chosen of none', { file: 'a.json', client: 'one' }, 'usage'],
] as const)('reads nothing where %s', async (_what, options, code) => {
  const { ended, input } = await importWith(['one', 'two'], options);
  expect([ended, input]).toEqual([expect.objectContaining({ code }), undefined]);
});
