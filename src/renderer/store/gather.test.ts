import { describe, expect, it } from 'vitest';
import type { Transport } from '#contract/commands';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { gatherRoot, gatherSnapshot } from './gather.ts';

const failure = { code: 'snapshot-missing', message: 'gone' };

/** Answers each command from a list by name and place. */
const answering = (answers: Readonly<Record<string, unknown>>) => {
  const asked: string[] = [];
  const send = ((name: string, input: { part?: string; from?: number }) => {
    const key = [name, input.part, input.from].filter((part) => part !== undefined).join(' ');
    asked.push(key);
    return Promise.resolve(key in answers ? { ok: true, value: answers[key] } : { ok: false, failure });
  }) as unknown as Transport['send'];
  return { send, asked };
};

const part = (more: object) => ({ screens: [], variables: [], imageMap: {}, next: null, ...more });

describe('a snapshot in parts', () => {
  const first = { name: 'a', screens: ['s0'], variables: ['v0'], imageMap: { a: 1 } };

  it('is put together in order', async () => {
    const { send, asked } = answering({
      'snapshot.read': { ...first, rest: { screens: 1, images: 1 } },
      'snapshot.part screens 1': part({ screens: ['s1'], next: 2 }),
      'snapshot.part screens 2': part({ screens: ['s2'] }),
      'snapshot.part images 1': part({ imageMap: { b: 2 } }),
    });
    expect(await gatherSnapshot(send, 'a')).toEqual({
      ok: true,
      value: { name: 'a', screens: ['s0', 's1', 's2'], variables: ['v0'], imageMap: { a: 1, b: 2 } },
    });
    expect(asked).toHaveLength(4);
  });

  it('comes at once when it is small, and fails as a whole', async () => {
    expect(await gatherSnapshot(answering({ 'snapshot.read': first }).send, 'a')).toEqual({ ok: true, value: first });
    expect(await gatherSnapshot(answering({ 'snapshot.read': { ...first, rest: { images: 1 } } }).send, 'a')).toEqual({
      ok: false,
      failure,
    });
  });
});

describe('a screen in parts', () => {
  const node = (id: string): SemanticNode => ({ id }) as SemanticNode;

  it('is put together by place, whatever its depth', async () => {
    const { send } = answering({
      'snapshot.screen': { screen: 's', root: node('r'), rest: 1 },
      'snapshot.layers 1': {
        rows: [
          { parent: 0, node: node('a') },
          { parent: 1, node: node('a1') },
        ],
        next: 3,
      },
      'snapshot.layers 3': {
        rows: [
          { parent: 2, node: node('a11') },
          { parent: 0, node: node('b') },
          { parent: 99, node: node('lost') },
        ],
        next: null,
      },
    });
    expect(await gatherRoot(send, 'n', 's')).toEqual({
      ok: true,
      value: {
        id: 'r',
        children: [{ id: 'a', children: [{ id: 'a1', children: [{ id: 'a11' }] }] }, { id: 'b' }],
      },
    });
  });

  it('comes at once when it is small, and fails as a whole', async () => {
    const small = { screen: 's', root: node('r') };
    expect(await gatherRoot(answering({ 'snapshot.screen': small }).send, 'n', 's')).toEqual({
      ok: true,
      value: node('r'),
    });
    const cut = { 'snapshot.screen': { ...small, rest: 1 } };
    expect(await gatherRoot(answering(cut).send, 'n', 's')).toEqual({ ok: false, failure });
  });
});
