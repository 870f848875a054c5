import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createI18n, translator } from '#contract/i18n';
import type { VcsState } from '#contract/state/app-state';
import { fakeProgram, gitRepository } from '#testing/git-repository';
import { createChangesDesk } from './changes-desk.ts';

const translate = translator(createI18n('en'));

describe('looking at a version control', () => {
  it('[VC02] does not wait for one that is slow, tells what was known, and hears of the rest later', async () => {
    const { path, commit } = await gitRepository();
    await commit({ a: '1' });
    const told = Promise.withResolvers<VcsState>();
    const late = (_workspace: string, vcs: VcsState): void => told.resolve(vcs);
    const desk = createChangesDesk({ translate, late, patienceMs: 0 });
    expect(await desk.look(path, 'git')).toMatchObject({ changes: null, notice: translate('changes.pending') });
    expect(await told.promise).toMatchObject({ changes: { added: 0, modified: 0, deleted: 0 }, notice: null });
    await writeFile(join(path, 'a'), '22');
    expect(await desk.look(path, 'git')).toMatchObject({ changes: { modified: 0 }, notice: null });
    expect(await desk.scan(path, 'git')).toMatchObject({ changes: { modified: 1 } });
    expect(desk.last(path)?.total).toBe(1);
    expect(desk.last('/elsewhere')).toBeNull();
  });

  it('forgets a scan that ends after a later one', async () => {
    const { path, write } = await gitRepository();
    const gate = join(path, '.git', 'gate');
    // The first start waits until the gate is there.
    const wait = `if [ ! -e ${gate}-first ]; then : > ${gate}-first; while [ ! -e ${gate} ]; do :; done; fi`;
    const slow = `case "$*" in *--porcelain*) ${wait};; esac`;
    const dir = await fakeProgram('git', `${slow}\nexec /usr/bin/env PATH=/usr/local/bin:/usr/bin:/bin git "$@"`);
    vi.stubEnv('PATH', dir);
    const desk = createChangesDesk({ translate, late: () => undefined });
    const first = desk.scan(path, 'git');
    await vi.waitFor(() => stat(`${gate}-first`), { timeout: 9_000 });
    await write('new', '');
    await desk.scan(path, 'git');
    await writeFile(gate, '');
    await first;
    vi.unstubAllEnvs();
    expect(desk.last(path)?.changes.map((change) => change.path)).toEqual(['new']);
  });
});
