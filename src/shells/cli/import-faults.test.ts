import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { adapterSource } from '#testing/adapter-fixture';
import { type CliEnded, type CliPlace, cliPlace, cliResult, openToOthers, readyCliPlace } from '#testing/cli-place';
import { fileBody, layerBuilder } from '#testing/design-builder';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign } from '#testing/fake-figma-api/fixture-design';
import type { FakeFault, FakeFigmaApi } from '#testing/fake-figma-api/types';
import { fileTree } from '#testing/file-tree';
import { createHostileWorkspace } from '#testing/hostile-workspace';
import { findProgram } from '#testing/run-child';
import { violations } from '#testing/workspace-invariants';

const KEY = 'abcdefghij0123456789AB';
const TOKEN = 'figd_a-token-for-the-test';
const EXTENSION = '.hx/figma2code/extensions/generic-design-parser.ts';
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

interface Ground extends CliPlace {
  readonly api: FakeFigmaApi;
  readonly environment: Readonly<Record<string, string>>;
  /** `import` of the design that the fake server has. */
  readonly args: readonly string[];
}

const withFigma = async (here: CliPlace, faults: readonly FakeFault[] = []): Promise<Ground> => {
  const api = await startFakeFigmaApi({ designs: { [KEY]: { body: fixtureDesign() } }, token: TOKEN, faults });
  onTestFinished(api.close);
  const url = `https://www.figma.com/design/${KEY}/Name`;
  return {
    ...here,
    api,
    environment: { FIGMA_API_BASE: api.baseUrl, FIGMA_TOKEN: TOKEN },
    args: ['import', '--workspace', here.workspace, '--figma-url', url, '--json'],
  };
};

const ready = async (faults: readonly FakeFault[] = []): Promise<Ground> => withFigma(await readyCliPlace(), faults);

const codeOf = (ended: CliEnded): unknown => (cliResult(ended)['error'] as { code?: unknown } | undefined)?.code;
const messageOf = (ended: CliEnded): string => (cliResult(ended)['error'] as { message: string }).message;

const SILENT: FakeFault = { endpoint: 'image', answer: { kind: 'silent' } };
const whenDownloading = (api: FakeFigmaApi): Promise<void> =>
  vi.waitFor(() => expect(api.calls.some((call) => call.endpoint === 'image')).toBe(true), 30_000);

/** Lines may end; nothing else that steers a terminal may come out. */
const expectPlain = ({ stdout, stderr }: CliEnded): void => {
  expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u);
};

describe('a folder that may not be written', () => {
  const refused = async (here: Ground, options: object, folder: string): Promise<void> => {
    const before = await fileTree(here.workspace);
    const start = performance.now();
    const status = await here.run(['status', '--workspace', here.workspace, '--json'], {}, options);
    const plain = performance.now() - start;
    const ended = await here.run(here.args, here.environment, options);
    // What the command takes beyond one that only reads: the start of the agent and the refusal.
    const more = performance.now() - start - 2 * plain;
    expect(status.code).toBe(0);
    expect([ended.code, codeOf(ended)]).toEqual([1, 'read-only']);
    expect(messageOf(ended)).toContain(folder);
    expect(here.api.calls).toEqual([]);
    expect(await fileTree(here.workspace)).toEqual(before);
    process.stdout.write(`read-only refused ${Math.round(more)} ms after a command that only reads\n`);
    // A busy machine makes both slower.
    expect(more).toBeLessThan(Math.max(1_000, 4 * plain));
  };

  it('[SW03] is refused before a request, by its mode', { timeout: 60_000, retry: 2 }, async () => {
    const here = await ready();
    await openToOthers(here);
    const hx = join(here.workspace, '.hx');
    await chmod(hx, 0o555);
    onTestFinished(() => chmod(hx, 0o755));
    await refused(here, isRoot ? { uid: NOBODY } : {}, hx);
  });

  it('[SW03] is refused before a request, mounted for reading only', { timeout: 60_000, retry: 2 }, async (context) => {
    const unshare = findProgram('unshare');
    if (!isRoot || unshare === null) return context.skip('a folder can only be mounted by root with unshare');
    const here = await ready();
    const script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
    const before = [unshare, '-m', '/bin/sh', '-c', script, here.workspace];
    await refused(here, { before }, here.workspace);
  });
});

describe('told to stop while pictures are loaded', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)(
    '[SW14] [I5] by %s: %i within three seconds, and nothing is left',
    async (signal, code) => {
      const here = await ready([SILENT]);
      const before = await fileTree(here.workspace);
      const { child, ended } = here.start(here.args, here.environment);
      await whenDownloading(here.api);
      const start = performance.now();
      child.kill(signal);
      expect((await ended).code).toBe(code);
      expect(performance.now() - start).toBeLessThan(3_000);
      expect(await fileTree(here.workspace)).toEqual(before);
      expect(await readdir(join(here.workspace, '.hx'))).toEqual(['figma2code']);
    },
    60_000,
  );
});

describe('two instances of the command line', () => {
  it('[SW08] [SW09] the second is told who is at work; when the first was killed, the next one takes over', async () => {
    const here = await ready([SILENT]);
    const design = join(here.dir, 'design.json');
    await writeFile(design, JSON.stringify(fixtureDesign()));
    const fromFile = ['import', '--workspace', here.workspace, '--file', design, '--json'];
    const first = here.start(here.args, here.environment);
    await whenDownloading(here.api);
    const second = await here.run(fromFile);
    expect([second.code, codeOf(second)]).toEqual([1, 'workspace-busy']);
    expect(messageOf(second)).toMatch(/parser.*\d{4}-\d\d-\d\dT\d\d:\d\d/);
    first.child.kill('SIGKILL');
    await first.ended;
    await vi.waitFor(async () => expect(await here.run(fromFile)).toMatchObject({ code: 0 }), {
      timeout: 20_000,
      interval: 200,
    });
    expect(await violations(here.workspace)).toEqual([]);
    expect(await readdir(join(here.workspace, '.hx'))).toEqual(['figma2code']);
  }, 60_000);

  it('[SW08] started at once: each publishes or is told, and all stays whole', async () => {
    const here = await ready();
    // Both have something to do, whoever comes first.
    const both = await Promise.all([1, 2].map(() => here.run([...here.args, '--again'], here.environment)));
    const published = both.filter(({ code }) => code === 0).map((ended) => cliResult(ended)['snapshot']);
    const told = both.filter(({ code }) => code !== 0).map(codeOf);
    expect(published.length).toBeGreaterThan(0);
    expect(new Set(published).size).toBe(published.length);
    expect(told).toEqual(told.map(() => 'workspace-busy'));
    expect(await violations(here.workspace)).toEqual([]);
  }, 60_000);
});

describe('code of the workspace', () => {
  it('[PA01] [I6] is not run by status, by the question of trust, nor by a refused import', async () => {
    const hostile = await createHostileWorkspace();
    onTestFinished(hostile.remove);
    const here = await withFigma(await cliPlace());
    const folder = ['--workspace', hostile.workspace, '--json'];
    expect(await here.run(['status', ...folder])).toMatchObject({ code: 0 });
    expect(await here.run(['trust', ...folder])).toMatchObject({ code: 4 });
    const [, , , ...from] = here.args;
    expect(await here.run(['import', ...folder, ...from], here.environment)).toMatchObject({
      code: 4,
    });
    expect(await hostile.markers()).toEqual([]);
    expect(here.api.calls).toEqual([]);
  }, 60_000);

  it('[PA04] [PA07] that is not there, broken or ends what it can reach is refused with 1 before a request; nothing is published', async () => {
    const here = await ready();
    const file = join(here.workspace, EXTENSION);
    const bad: readonly (readonly [string, RegExp])[] = [
      ['export const = ;', /generic-design-parser\.ts: line 1/],
      [adapterSource({ before: 'process.kill(process.ppid);' }), /generic-design-parser\.ts.*process\.kill/],
    ];
    const refused = async (text: RegExp): Promise<void> => {
      const before = await fileTree(here.workspace);
      const ended = await here.run(here.args, here.environment);
      expect(ended).toMatchObject({ code: 1, signal: null });
      expect(messageOf(ended)).toMatch(text);
      expect(await fileTree(here.workspace)).toEqual(before);
    };
    for (const [source, text] of bad) {
      await writeFile(file, source);
      await here.run(['trust', '--workspace', here.workspace, '--yes']);
      await refused(text);
    }
    await rm(file);
    await refused(/extensions\/generic-design-parser\.ts/);
    expect(here.api.calls).toEqual([]);
  }, 90_000);

  it('[PA02] a byte more in trusted code is asked about again with 4, and the file is named', async () => {
    const here = await ready();
    const file = join(here.workspace, EXTENSION);
    await writeFile(file, `${await readFile(file, 'utf8')} `);
    const ended = await here.run(here.args, here.environment);
    expect([ended.code, codeOf(ended)]).toEqual([4, 'workspace-untrusted']);
    expect(messageOf(ended)).toContain(EXTENSION);
    expect(here.api.calls).toEqual([]);
  }, 60_000);
});

describe('a token', () => {
  it('[SE05] that can be none is refused before a request and never shown; one that was pasted badly works', async () => {
    const here = await ready();
    const impossible = { ...here.environment, FIGMA_TOKEN: 'tökén-of-mine\u2028b 日本語' };
    const ended = await here.run(here.args, impossible);
    expect(ended.code).not.toBe(0);
    expect(ended.stdout + ended.stderr).not.toMatch(/tökén|日本語/);
    expect(here.api.calls).toEqual([]);
    const pasted = { ...here.environment, FIGMA_TOKEN: `\uFEFF ${TOKEN}\r\n` };
    expect(await here.run(here.args, pasted)).toMatchObject({ code: 0 });
  }, 60_000);

  it('[SE06] [I7] is masked in what the server says back, in words and in JSON, and is in no snapshot', async () => {
    const err = `no such token ${TOKEN}, nor figd_another-token-of-that-shape`;
    const here = await ready([
      { endpoint: 'file', times: 2, answer: { kind: 'status', status: 400, body: { status: 400, err } } },
    ]);
    const words = here.args.filter((arg) => arg !== '--json');
    for (const args of [here.args, words]) {
      const ended = await here.run(args, here.environment);
      expect(ended.code).toBe(1);
      expect(ended.stdout + ended.stderr).not.toMatch(/figd_|a-token-for/);
    }
    expect(
      await here.run([...here.args, '--description', `with ${TOKEN}`.slice(0, 4)], here.environment),
    ).toMatchObject({ code: 0 });
    for (const folder of [here.workspace, join(here.dir, 'data')])
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toContain(TOKEN);
  }, 60_000);
});

describe('strange text of a design', () => {
  const STRANGE = '\u001b]0;owned\u0007\u001b[31m\u009b2J\u202e\u200b\u{e0041}\u0000\r\u2028 name';

  it('[PA16] steers no terminal: neither when it is imported nor when a layer is named in a failure', async () => {
    const here = await readyCliPlace();
    const layer = layerBuilder();
    const odd = layer('FRAME', { name: STRANGE }, [
      layer('TEXT', { name: STRANGE, characters: STRANGE }),
      ...[1, 2, 3, 4].map(() => layer('FRAME', { name: STRANGE }, [layer('FRAME', { name: STRANGE })])),
    ]);
    const good = { ...fileBody([[odd]]), name: STRANGE, version: STRANGE };
    const open = JSON.stringify({ ...layer('FRAME', { name: STRANGE }), id: STRANGE }).replace(
      /"children":\[\]\}$|\}$/,
      ',"children":[',
    );
    const deep = `${open.repeat(3_000)}${']}'.repeat(3_000)}`;
    for (const [name, body, code] of [
      [`${STRANGE.replaceAll(/[/\0]/g, '')}.json`, JSON.stringify(good), 0],
      ['deep.json', deep, 1],
    ] as const) {
      const alias = ['--alias', STRANGE.replaceAll('\0', '')];
      await writeFile(join(here.dir, name), body);
      const args = ['import', '--workspace', here.workspace, '--file', join(here.dir, name)];
      // What is no failure says the same in JSON as its status below.
      for (const more of code === 0 ? [alias] : [alias, ['--json']]) {
        const ended = await here.run([...args, ...more]);
        expect(ended.code).toBe(code);
        expectPlain(ended);
      }
    }
    expectPlain(await here.run(['status', '--workspace', here.workspace]));
    expectPlain(await here.run(['status', '--workspace', here.workspace, '--json']));
  }, 90_000);
});
