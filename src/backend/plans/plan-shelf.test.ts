import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanRow } from '#contract/code-gen/plan';
import { keptPlan } from '#testing/kept-plan';
import { plainPng } from '#testing/plain-png';
import { temporaryWorkspace } from '#testing/workspace-fixture';
import { createPlanShelf } from './plan-shelf.ts';

let workspace = '';
beforeAll(async () => {
  workspace = await temporaryWorkspace();
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

describe('lists that are looked at', () => {
  it('[CG17] 5,000 rows come in pieces of at most 250 KB, each row once', async () => {
    const made = Array.from({ length: 5_000 }, (_, index) => ({ path: `src/${index}.ts`, reason: 'r'.repeat(100) }));
    const { plan } = await keptPlan(workspace, made);
    const shelf = createPlanShelf();
    const rows: PlanRow[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const page = await shelf.page({ workspace, run: plan.run }, from);
      expect(JSON.stringify(page).length).toBeLessThanOrEqual(250_000);
      expect(page.rows.length).toBeGreaterThan(0);
      expect('notes' in page).toBe(from === 0);
      rows.push(...page.rows);
      from = page.rest;
    }
    expect(rows).toEqual(plan.rows);
  });

  it('[CG13] names with line breaks, direction marks, markup and 255 bytes come as they are, whole', async () => {
    const names = [
      'a\u202Egnp.ts',
      '<img src=x onerror=alert(1)>.ts',
      '**bold** [x](y).ts',
      `${'ü'.repeat(126)}.ts`,
      'a\nb.ts',
    ];
    const { plan } = await keptPlan(
      workspace,
      names.map((path) => ({ path, fresh: `of ${path}` })),
    );
    const shelf = createPlanShelf();
    const at = { workspace, run: plan.run };
    const { rows } = await shelf.page(at, 0);
    expect(new Set(rows.map(({ path }) => path))).toEqual(new Set(names));
    for (const path of names)
      expect(await shelf.file(at, { path, side: 'after' })).toMatchObject({ kind: 'text', text: `of ${path}` });
  });

  it('a side is text up to a megabyte, a picture with an address of its own, bytes, or absent', async () => {
    const picture = plainPng(new Uint8Array(4 * 4 * 4), 4);
    const { plan } = await keptPlan(workspace, [
      { path: 'a.ts', old: 'old\n', fresh: 'x'.repeat(1024 * 1024 + 5) },
      { path: 'b.png', fresh: Buffer.from(picture) },
      { path: 'c.bin', fresh: Buffer.from([0, 1, 2, 255]) },
    ]);
    const shelf = createPlanShelf();
    const at = { workspace, run: plan.run };
    const file = (path: string, side: 'before' | 'after' | 'base' | 'fresh') => shelf.file(at, { path, side });
    expect(await file('a.ts', 'before')).toMatchObject({ kind: 'text', text: 'old\n', truncated: false });
    expect(await file('a.ts', 'after')).toMatchObject({ kind: 'text', truncated: true, size: 1024 * 1024 + 5 });
    expect(await file('a.ts', 'base')).toEqual({ kind: 'absent' });
    expect(await file('b.png', 'before')).toEqual({ kind: 'absent' });
    expect(await file('c.bin', 'after')).toEqual({ kind: 'binary', size: 4, head: '00 01 02 ff' });
    expect(await file('nothing.ts', 'after')).toEqual({ kind: 'absent' });
    const image = await file('b.png', 'after');
    const url = image.kind === 'image' ? image.url : '';
    expect(await shelf.asset(workspace, url.slice(1))).toEqual({ type: 'image/png', body: Buffer.from(picture) });
    for (const odd of [
      `runs/${plan.run}/../../config.json`,
      `runs/x/${'0'.repeat(64)}.png`,
      url.slice(1).replace('png', 'html'),
    ])
      expect(await shelf.asset(workspace, odd), odd).toBeNull();
  });

  it('a list that was changed on disk is read anew, and one whose rows are not those of its digest is none', async () => {
    const { plan } = await keptPlan(workspace, [{ path: 'a.ts' }, { path: 'b.ts' }]);
    const shelf = createPlanShelf();
    const at = { workspace, run: plan.run };
    expect(await shelf.narrow(at, ['a.ts'])).toMatchObject({ rows: 1, missing: [] });
    const path = join(workspace, '.hx/figma2code/runs', plan.run, 'plan.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"reason":"x"', '"reason":"another"'));
    await expect(shelf.plan(at)).rejects.toMatchObject({ code: 'run-missing' });
    await expect(shelf.plan({ workspace, run: '20200101T000000.000Z' })).rejects.toMatchObject({ code: 'run-missing' });
    await expect(shelf.plan({ workspace, run: '../x' })).rejects.toMatchObject({ code: 'run-missing' });
  });
});
