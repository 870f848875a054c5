import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createI18n, translator } from '#contract/i18n';
import { testFolder } from '#testing/git-repository';
import { programOutside } from '../program-outside.ts';
import { p4Base } from './p4-base.ts';
import type { P4Settings } from './p4-settings.ts';
import { scanP4 } from './scan-p4.ts';

const translate = translator(createI18n('en'));
const { signal } = new AbortController();

/** A server of its own that each call starts and ends; nothing listens. */
const startServer = async (p4: string, p4d: string) => {
  const [workspace, server] = [await testFolder('p4-ws'), await testFolder('p4-root')];
  const values = { P4PORT: `rsh:${p4d} -r ${server} -L log -i`, P4USER: 'maria', P4CLIENT: 'maria-ws' };
  const env = { ...values, PATH: process.env['PATH'], HOME: server, P4CONFIG: 'x'.repeat(300) };
  const ask = (args: readonly string[], input = ''): string =>
    execFileSync(p4, args, { cwd: workspace, env, input, stdio: ['pipe', 'pipe', 'pipe'] }).toString();
  ask(['client', '-i'], `Client: maria-ws\nOwner: maria\nRoot: ${workspace}\nView:\n\t//depot/... //maria-ws/...\n`);
  const settings: P4Settings = { kind: 'ok', values, ignored: [] };
  return { workspace, ask, settings };
};

describe('a real Perforce server', () => {
  it('is scanned as the fake one is', async (context) => {
    const [p4, p4d] = await Promise.all([programOutside('p4', '/nowhere'), programOutside('p4d', '/nowhere')]);
    if (p4 === null || p4d === null) return context.skip('there is no p4 and p4d on the search path');
    const { workspace, ask, settings } = await startServer(p4.binary, p4d.binary);
    const names = ['edited', 'gone', 'old', 'touched', 'a@b'];
    await mkdir(join(workspace, 'src'));
    for (const name of names) await writeFile(join(workspace, 'src', name), `${name}\n`);
    ask(['add', '-f', ...names.map((name) => `src/${name}`)]);
    ask(['submit', '-d', 'first']);
    ask(['edit', 'src/edited', 'src/old', 'src/a%40b']);
    ask(['move', 'src/old', 'src/new']);
    ask(['delete', 'src/gone']);
    await writeFile(join(workspace, 'src/added'), 'x');
    ask(['add', 'src/added']);
    await chmod(join(workspace, 'src/touched'), 0o644);
    await writeFile(join(workspace, 'src/touched'), 'by hand\n');
    const found = await scanP4(workspace, { signal, translate, touched: ['src/touched'], settings });
    expect(found.changes.map(({ path, kind, from }) => `${kind} ${path} ${from ?? ''}`.trim()).sort()).toEqual([
      'Added src/added',
      'Deleted src/gone',
      'Modified src/a@b',
      'Modified src/edited',
      'Modified src/new src/old',
      'Modified src/touched',
    ]);
    const base = await p4Base({ workspace, path: 'src/edited', most: 100, signal, settings });
    expect(base).toMatchObject({ kind: 'bytes', bytes: Buffer.from('edited\n') });
  });
});
