import { describe, expect, it } from 'vitest';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { LayerChange, SnapshotDiff } from '#contract/design/snapshot-diff';
import type { DesignVariable, ImageMap } from '#contract/snapshot';
import { fc } from '#testing/properties';
import { compareSnapshots } from './compare-snapshots.ts';
import type { ComparedSnapshot } from './compared-snapshot.ts';

const BOX = { x: 0, y: 0, width: 100, height: 40 };
const node = (id: string, more: Partial<SemanticNode> = {}): SemanticNode => ({
  id,
  name: `layer ${id}`,
  type: 'div',
  figmaType: 'FRAME',
  box: BOX,
  ...more,
});
const screenOf = (root: SemanticNode, more: Partial<SemanticScreen> = {}): SemanticScreen => ({
  id: root.id,
  name: root.name,
  page: 'Page',
  width: 100,
  height: 40,
  nodes: 1,
  picture: null,
  root,
  ...more,
});

interface Parts {
  readonly variables?: readonly DesignVariable[];
  readonly images?: ImageMap;
  readonly digests?: Readonly<Record<string, string>>;
}

const snapshot = (
  screens: readonly SemanticScreen[],
  { variables = [], images = {}, digests = {} }: Parts = {},
): ComparedSnapshot => ({
  name: 'snapshot',
  screens,
  variables,
  images,
  root: (id) => Promise.resolve(screens.find((screen) => screen.id === id)?.root ?? null),
  digest: (path) => digests[path] ?? null,
});

const layersOf = ({ screens }: SnapshotDiff): readonly LayerChange[] => screens.flatMap(({ layers }) => layers);
const ids = (diff: SnapshotDiff, kind: LayerChange['kind']): string[] =>
  layersOf(diff)
    .filter((layer) => layer.kind === kind)
    .map(({ id }) => id);
const compareRoots = (before: SemanticNode, after: SemanticNode, parts: readonly [Parts, Parts] = [{}, {}]) =>
  compareSnapshots(snapshot([screenOf(before)], parts[0]), snapshot([screenOf(after)], parts[1]));

describe('layers', () => {
  it('[DF01] tells what was added, removed, moved, renamed and changed, in the order of the later design', async () => {
    const before = node('r', {
      children: [
        node('a', { fills: [{ kind: 'solid', color: '#f00' }] }),
        node('b', { children: [node('b1')] }),
        node('c', { name: 'old' }),
        node('gone', { children: [node('gone1'), node('gone2')] }),
      ],
    });
    const after = node('r', {
      children: [
        node('a', { fills: [{ kind: 'solid', color: '#00f', token: 'Theme/sea' }], children: [node('b1')] }),
        node('new', { children: [node('new1')] }),
        node('b'),
        node('c', { name: 'young' }),
      ],
    });
    const diff = await compareRoots(before, after);
    expect(layersOf(diff)).toEqual([
      {
        id: 'a',
        name: 'layer a',
        figmaType: 'FRAME',
        kind: 'changed',
        properties: [
          { path: 'fills[0].color', before: { value: '#f00' }, after: { value: '#00f', token: 'Theme/sea' } },
        ],
      },
      {
        id: 'b1',
        name: 'layer b1',
        figmaType: 'FRAME',
        kind: 'changed',
        moved: { before: { screen: 'r', parent: 'b', index: 0 }, after: { screen: 'r', parent: 'a', index: 0 } },
      },
      { id: 'new', name: 'layer new', figmaType: 'FRAME', kind: 'added', holds: 1 },
      { id: 'new1', name: 'layer new1', figmaType: 'FRAME', kind: 'added', inside: true },
      { id: 'c', name: 'young', figmaType: 'FRAME', kind: 'changed', renamed: { before: 'old', after: 'young' } },
      { id: 'gone', name: 'layer gone', figmaType: 'FRAME', kind: 'removed', holds: 2 },
      { id: 'gone1', name: 'layer gone1', figmaType: 'FRAME', kind: 'removed', inside: true },
      { id: 'gone2', name: 'layer gone2', figmaType: 'FRAME', kind: 'removed', inside: true },
    ]);
    expect(diff.counts.layers).toEqual({ added: 2, removed: 3, changed: 1, moved: 1, renamed: 1, touched: 3 });
    expect(diff.isSame).toBe(false);
  });

  it('[DF02] names the fewest siblings that changed their order', async () => {
    const row = (...children: string[]) => node('r', { children: children.map((id) => node(id)) });
    const diff = await compareRoots(row('a', 'b', 'c', 'd'), row('d', 'a', 'new', 'b', 'c'));
    expect(layersOf(diff).flatMap(({ id, moved }) => (moved ? [id] : []))).toEqual(['d']);
  });

  it('[DF03] follows a layer to another screen, with what changed of it on the way', async () => {
    const roots = (first: SemanticNode[], second: SemanticNode[]) =>
      snapshot([screenOf(node('s1', { children: first })), screenOf(node('s2', { children: second }))]);
    const card = (opacity: number) => node('card', { opacity, children: [node('text')] });
    const diff = await compareSnapshots(roots([card(1)], []), roots([], [card(0.5)]));
    expect(diff.screens.map(({ id }) => id)).toEqual(['s2']);
    expect(layersOf(diff)).toMatchObject([
      {
        id: 'card',
        moved: { before: { screen: 's1', parent: 's1' }, after: { screen: 's2', parent: 's2' } },
        properties: [{ path: 'opacity', before: { value: 1 }, after: { value: 0.5 } }],
      },
    ]);
    expect(diff.counts.layers).toMatchObject({ added: 0, removed: 0, moved: 1 });
  });

  it('[DF04] lists members of any depth by path, long texts by the part that differs', async () => {
    const text = (end: string) => ({
      characters: `${'x'.repeat(5_000)}${end}`,
      style: { family: 'Inter', weight: 400, size: { value: 16, token: 'T/body' } },
    });
    const before = node('r', {
      text: text('old'),
      layout: { direction: 'row', padding: [1, 2, 3, 4] },
      transform: [1, 0, 0, 1],
    });
    const after = node('r', {
      text: { ...text('new'), style: { family: 'Inter', weight: 500, size: 16 } },
      layout: { direction: 'row', padding: [1, { value: 8, token: 'S/m' }, 3, 4] },
      rotation: 4,
    });
    const properties = layersOf(await compareRoots(before, after))[0]?.properties ?? [];
    expect(properties.map(({ path }) => path)).toEqual([
      'layout.padding[1]',
      'rotation',
      'text.characters',
      'text.style.size',
      'text.style.weight',
      'transform',
    ]);
    expect(properties[0]).toEqual({
      path: 'layout.padding[1]',
      before: { value: 2 },
      after: { value: 8, token: 'S/m' },
    });
    expect(properties[1]).toEqual({ path: 'rotation', after: { value: 4 } });
    expect(String(properties[2]?.before?.value)).toMatch(/^…x+old$/);
    expect(properties[3]).toEqual({
      path: 'text.style.size',
      before: { value: 16, token: 'T/body' },
      after: { value: 16 },
    });
    expect(properties[5]).toEqual({ path: 'transform', before: { value: '1, 0, 0, 1' } });
  });

  it('[DF12] members that are nested without end do not end it', async () => {
    let deep: unknown = 1;
    for (let at = 0; at < 50_000; at += 1) deep = { deep };
    const odd = (more: object) => ({ ...node('r'), ...more }) as SemanticNode;
    expect((await compareRoots(odd({ deep }), odd({ deep, opacity: 0.5 }))).counts.layers.changed).toBe(1);
    expect((await compareRoots(odd({ a: { b: 1 } }), odd({ a: [1] }))).screens[0]?.layers[0]?.properties).toEqual([
      { path: 'a', after: { value: '1' } },
      { path: 'a.b', before: { value: 1 } },
    ]);
  });

  it('[DF05] a picture that only got another key is no change, one with other bytes is', async () => {
    const picture = (key: string) => node('r', { children: [node('icon', { screenshot: key })] });
    const images = (key: string, md5: string): Parts => ({
      images: { [key]: { snapshot: `screenshots/${key}.png`, md5 } },
    });
    const renamed = await compareRoots(picture('icon1'), picture('icon2'), [
      images('icon1', 'x'),
      images('icon2', 'x'),
    ]);
    expect(renamed.isSame).toBe(true);
    const redrawn = await compareRoots(picture('icon1'), picture('icon1'), [
      images('icon1', 'x'),
      images('icon1', 'y'),
    ]);
    expect(layersOf(redrawn)).toMatchObject([{ id: 'icon', properties: [{ path: 'screenshot' }] }]);
    expect(redrawn.images).toEqual([
      { key: 'icon1', kind: 'changed', before: 'screenshots/icon1.png', after: 'screenshots/icon1.png' },
    ]);
  });
});

describe('screens, tokens and images', () => {
  it('[DF06] screens come, go, get another name, page or picture', async () => {
    const one = (id: string, more: Partial<SemanticScreen> = {}) => screenOf(node(id, { name: 'same' }), more);
    const picture = (name: string) => ({ picture: `screenshots/${name}.png` });
    const before = snapshot([one('gone'), one('kept'), one('named', { name: 'Old' }), one('drawn', picture('d'))], {
      digests: { 'screenshots/d.png': '1' },
    });
    const after = snapshot(
      [one('drawn', picture('d')), one('named', { name: 'New', page: 'Other' }), one('kept'), one('come')],
      {
        digests: { 'screenshots/d.png': '2' },
      },
    );
    const diff = await compareSnapshots(before, after);
    expect(diff.screens).toMatchObject([
      { id: 'drawn', kind: 'changed', picture: { differs: true } },
      { id: 'named', renamed: { before: 'Old', after: 'New' }, paged: { before: 'Page', after: 'Other' } },
      { id: 'come', kind: 'added', size: { before: null, after: [100, 40] } },
      { id: 'gone', kind: 'removed', size: { before: [100, 40], after: null } },
    ]);
    expect(diff.counts.screens).toEqual({ added: 1, removed: 1, changed: 2, same: 1 });
  });

  it('[DF07] tokens by id and mode', async () => {
    const token = (id: string, mode: string, value: string, name = id): DesignVariable => ({
      id,
      name,
      mode,
      value,
      type: 'COLOR',
      collection: 'Theme',
    });
    const before = [
      token('a', 'Light', '#fff'),
      token('a', 'Dark', '#000'),
      token('b', 'Light', '#111'),
      token('c', 'Light', '#222', 'old'),
    ];
    const after = [
      token('a', 'Light', '#fff'),
      token('a', 'Dark', '#333'),
      token('a', 'Dim', '#444'),
      token('c', 'Light', '#222', 'new'),
      token('d', 'Light', '#555'),
    ];
    const diff = await compareSnapshots(snapshot([], { variables: before }), snapshot([], { variables: after }));
    expect(diff.tokens).toMatchObject([
      {
        id: 'a',
        kind: 'changed',
        modes: [
          { mode: 'Dark', before: '#000', after: '#333' },
          { mode: 'Dim', after: '#444' },
        ],
      },
      { id: 'c', kind: 'changed', renamed: { before: 'Theme/old', after: 'Theme/new' }, modes: [] },
      { id: 'd', kind: 'added', modes: [{ mode: 'Light', after: '#555' }] },
      { id: 'b', kind: 'removed', modes: [{ mode: 'Light', before: '#111' }] },
    ]);
  });

  it('[DF08] does not read screens whose files have the same bytes', async () => {
    const read: string[] = [];
    const side = (digest: string): ComparedSnapshot => {
      const { root: _, ...head } = screenOf(node('s'));
      const plain = snapshot([{ ...head, file: 'semantic-ast/s.json' }], {
        digests: { 'semantic-ast/s.json': digest },
      });
      return { ...plain, root: (id) => Promise.resolve(read.push(id)).then(() => node('s')) };
    };
    expect((await compareSnapshots(side('1'), side('1'))).isSame).toBe(true);
    expect(read).toEqual([]);
    await compareSnapshots(side('1'), side('2'));
    expect(read).not.toEqual([]);
  });

  it('[DF09] stops when it is told to', async () => {
    const stop = new AbortController();
    const many = screenOf(node('r', { children: Array.from({ length: 30_000 }, (_, at) => node(`n${at}`)) }));
    const comparing = compareSnapshots(snapshot([many]), snapshot([many]), stop.signal);
    stop.abort();
    await expect(comparing).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('any two designs', () => {
  /** A forest of layers with ids of their own: each one picks a parent among those before it. */
  const design = fc
    .uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 30 }),
        around: fc.nat(),
        name: fc.constantFrom('x', 'y'),
        opacity: fc.constantFrom(0.5, 1),
      }),
      { selector: ({ id }) => id, maxLength: 25 },
    )
    .map((rows) => {
      const children = new Map<number, number[]>();
      const screens: number[] = [];
      rows.forEach((row, at) => {
        const parent = at < 2 ? undefined : rows[row.around % at]?.id;
        if (parent === undefined) screens.push(row.id);
        else children.set(parent, [...(children.get(parent) ?? []), row.id]);
      });
      const build = (id: number): SemanticNode => {
        const row = rows.find((one) => one.id === id);
        const below = children.get(id)?.map(build);
        return node(String(id), {
          name: row?.name ?? '',
          opacity: row?.opacity ?? 1,
          ...(below ? { children: below } : {}),
        });
      };
      return {
        ids: new Set(rows.map(({ id }) => String(id))),
        snapshot: snapshot(screens.map((id) => screenOf(build(id)))),
      };
    });

  it('[DF10] nothing differs from itself', async () => {
    await fc.assert(
      fc.asyncProperty(design, async ({ snapshot: one }) => {
        const diff = await compareSnapshots(one, one);
        expect(diff.isSame).toBe(true);
        expect(diff.screens).toEqual([]);
        expect(diff.counts.screens.same).toBe(one.screens.length);
      }),
    );
  });

  it('[DF11] what is added and removed is what the ids say, and swapped it is the other way round', async () => {
    const swapped = ({ id, properties, moved, renamed }: LayerChange) => ({
      id,
      properties: properties?.map(({ path, before, after }) => ({ path, before: after, after: before })),
      parents:
        moved && moved.before.parent !== moved.after.parent ? [moved.after.parent, moved.before.parent] : undefined,
      renamed: renamed && [renamed.after, renamed.before],
    });
    const plain = ({ id, properties, moved, renamed }: LayerChange) => ({
      id,
      properties: properties?.map(({ path, before, after }) => ({ path, before, after })),
      parents:
        moved && moved.before.parent !== moved.after.parent ? [moved.before.parent, moved.after.parent] : undefined,
      renamed: renamed && [renamed.before, renamed.after],
    });
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    const told = (diff: SnapshotDiff, as: typeof plain) =>
      layersOf(diff)
        .filter(({ kind }) => kind === 'changed')
        .map(as)
        .filter(({ properties, parents, renamed }) => properties || parents || renamed)
        .sort(byId);
    await fc.assert(
      fc.asyncProperty(design, design, async (a, b) => {
        const there = await compareSnapshots(a.snapshot, b.snapshot);
        const back = await compareSnapshots(b.snapshot, a.snapshot);
        expect(ids(there, 'added').sort()).toEqual([...b.ids.difference(a.ids)].sort());
        expect(ids(there, 'removed').sort()).toEqual([...a.ids.difference(b.ids)].sort());
        expect(ids(back, 'added').sort()).toEqual(ids(there, 'removed').sort());
        expect(ids(back, 'removed').sort()).toEqual(ids(there, 'added').sort());
        expect(back.counts.layers.moved).toBe(there.counts.layers.moved);
        expect(told(back, swapped)).toEqual(told(there, plain));
        expect(await compareSnapshots(a.snapshot, b.snapshot)).toEqual(there);
      }),
      { numRuns: 300 },
    );
  });
});
