import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign, fixtureVariables } from '#testing/fake-figma-api/fixture-design';
import { tempDir } from '#testing/temp-dir';

const ENTRY = fileURLToPath(new URL('./figma2code.js', import.meta.url));
const TOKEN = 'figd_a-token-for-the-test-0123456789';
const URL_OF_DESIGN = 'https://www.figma.com/design/KEY/App';

const ground = async () => {
  const { path: dir, remove } = await tempDir('cli-budget');
  onTestFinished(remove);
  const workspace = join(dir, 'project');
  await mkdir(workspace);
  await writeFile(join(workspace, 'index.html'), '<!doctype html>\n');
  const designs = { KEY: { body: fixtureDesign({ bound: true }), variables: fixtureVariables() } };
  const api = await startFakeFigmaApi({ token: TOKEN, designs });
  onTestFinished(api.close);
  const env = {
    PATH: process.env['PATH'],
    HOME: dir,
    FIGMA2CODE_HOME: join(dir, 'data'),
    LANG: 'C',
    FIGMA_API_BASE: api.baseUrl,
    FIGMA_TOKEN: TOKEN,
  };
  const run = (...args: string[]): Promise<{ code: number | null; out: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [ENTRY, ...args, '--workspace', workspace], { cwd: dir, env });
      let out = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          out += chunk.toString();
        });
      child.once('close', (code) => resolve({ code, out }));
    });
  expect((await run('init', '--framework', 'html', '--vcs', 'none', '--trust')).code).toBe(0);
  return { api, run };
};

const lastRecord = (out: string): Record<string, unknown> =>
  JSON.parse(out.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;

it('says what an import will ask, what it asked, what is left, and refuses while Figma does', async () => {
  const { api, run } = await ground();
  const words = await run('import', '--figma-url', URL_OF_DESIGN);
  expect(words.code).toBe(0);
  expect(words.out).toContain('Figma calls planned: 2 or more. The limit may be as few as 6 a month');
  expect(words.out).toContain('Figma calls made: 1 file, 1 variables, 1 renders.');
  expect(words.out).toContain('Figma: 4 of 6 calls left (Plan and seat unknown).');

  const headers = { 'retry-after': '2592000', 'x-figma-plan-tier': 'pro', 'x-figma-rate-limit-type': 'low' };
  api.setFaults([{ endpoint: 'file', answer: { kind: 'status', status: 429, headers } }]);
  const asked = api.calls.length;
  const refused = await run('import', '--figma-url', `${URL_OF_DESIGN}?node-id=1-1`, '--json');
  // Frames have another endpoint, which is not refused.
  expect(refused.code).toBe(0);
  expect(lastRecord(refused.out)).toMatchObject({ ok: true, calls: { nodes: 1 }, figma: { used: 4, left: 2 } });
  const limited = await run('import', '--figma-url', 'https://www.figma.com/design/KEY/branch/KEY', '--json');
  expect(limited.code).toBe(1);
  expect(lastRecord(limited.out)).toMatchObject({ ok: false, error: { code: 'figma-rate-limited' } });

  const before = api.calls.length;
  expect(before).toBeGreaterThan(asked);
  const again = await run('import', '--figma-url', URL_OF_DESIGN);
  expect(again.code).toBe(1);
  expect(again.out).toMatch(/Figma refuses further calls until \d{4}-\d\d-\d\d \d\d:\d\d UTC; --ignore-limit/);
  expect(again.out).toContain('Figma calls made: 0.');
  expect(api.calls).toHaveLength(before);

  const status = await run('status', '--json');
  expect(lastRecord(status.out)['figma']).toMatchObject({
    plan: 'professional',
    seat: 'view',
    limit: { calls: 6, per: 'month', known: true },
    left: 0,
    refusedUntil: expect.stringMatching(/^\d{4}-/),
  });
  expect((await run('status')).out).toContain('Figma: 0 of 6 calls left (Professional, View or Collab seat).');

  api.setFaults([]);
  expect((await run('import', '--figma-url', URL_OF_DESIGN, '--ignore-limit', '--json')).code).toBe(0);
  expect([words, again, status].some(({ out }) => out.includes(TOKEN))).toBe(false);
}, 180_000);
