import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliPlace, cliResult } from '#testing/cli-place';

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('figma2code figma-plugin', () => {
  it('writes the plugin with the token of this user beside the settings, closed to others, and says what to do', async () => {
    const here = await cliPlace();
    const folder = join(here.dir, 'data', 'figma-plugin');
    const { code, stdout } = await here.run(['figma-plugin']);
    expect(code).toBe(0);
    expect(stdout).toContain(join(folder, 'manifest.json'));
    expect(stdout).toContain('Import plugin from manifest…');
    expect(stdout).toMatch(/alone with: figma start$/m);
    const token = readFileSync(join(here.dir, 'data', 'bridge', 'token'), 'utf8').trim();
    expect(readFileSync(join(folder, 'ui.html'), 'utf8')).toContain(token);
    expect(stdout).not.toContain(token);
    expect([folder, ...readdirSync(folder).map((name) => join(folder, name))].map(modeOf)).toEqual([
      0o700, 0o600, 0o600, 0o600,
    ]);
  });

  it('writes it anew where it was before, for another port; a link or an open file of before is not taken over', async () => {
    const here = await cliPlace();
    const folder = join(here.dir, 'out');
    const elsewhere = join(here.dir, 'elsewhere');
    mkdirSync(folder);
    writeFileSync(elsewhere, 'mine');
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ id: 'figma2code-development' }), { mode: 0o666 });
    symlinkSync(elsewhere, join(folder, 'ui.html'));
    const ended = await here.run(['figma-plugin', '--out', folder, '--port', '7123', '--json']);
    expect([ended.code, cliResult(ended)]).toEqual([
      0,
      { type: 'result', ok: true, folder, manifest: join(folder, 'manifest.json'), port: 7123 },
    ]);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { networkAccess: object };
    expect(manifest.networkAccess).toMatchObject({ allowedDomains: ['none'] });
    expect(JSON.stringify(manifest)).toContain('ws://127.0.0.1:7123');
    expect(modeOf(join(folder, 'manifest.json'))).toBe(0o600);
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    // Where npm ran it there is no `figma` in the PATH.
    const { stdout } = await here.run(['figma-plugin', '--port', '7123'], { npm_lifecycle_event: 'figma2code' });
    expect(stdout).toMatch(/alone with: npm run -s figma -- start --port 7123$/m);
  });

  it.each([
    ['another plugin', 'manifest.json', '{"id":"other"}'],
    ['a manifest that is none', 'manifest.json', '{'],
    ['a program', 'main.js', 'mine'],
  ])('does not write over files of something else: %s', async (_what, name, text) => {
    const here = await cliPlace({ [name]: text });
    const ended = await here.run(['figma-plugin', '--out', here.workspace, '--json']);
    expect([ended.code, cliResult(ended)]).toMatchObject([2, { ok: false, error: { code: 'usage' } }]);
    expect(readdirSync(here.workspace)).toEqual([name]);
    expect(readFileSync(join(here.workspace, name), 'utf8')).toBe(text);
  });
});
