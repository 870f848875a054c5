import { execFileSync } from 'node:child_process';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import type { ChildImport } from '#testing/parser-child';
import { parserWorkspace } from '#testing/parser-run';
import type { ChildReading } from '#testing/reading-child';
import { findProgram, runProgram } from '#testing/run-child';
import { tempDir } from '#testing/temp-dir';

const testing = (name: string): string => fileURLToPath(new URL(`../../../testing/${name}`, import.meta.url));
const IMPORT = testing('parser-child.ts');
const READ = testing('reading-child.ts');

let dir = '';
let remove = async (): Promise<void> => undefined;
beforeAll(async () => {
  ({ path: dir, remove } = await tempDir('limits'));
});
afterAll(() => remove());

const needs = (condition: unknown, what: string): boolean => {
  if (!condition) process.stdout.write(`skipped: ${what}\n`);
  return Boolean(condition);
};

const text = (at: string): object => ({
  ...{ id: `2:${at}`, type: 'TEXT', name: 'x', characters: 'x'.repeat(300) },
  absoluteBoundingBox: { x: 0, y: 0, width: 9, height: 9 },
});
const frame = (at: number, layers: number): object => ({
  ...{ id: `1:${at}`, type: 'FRAME', name: `f${at}`, layoutMode: 'VERTICAL' },
  children: Array.from({ length: layers }, (_, below) => text(`${at}-${below}`)),
});

/** A design of one page with so many frames of so many layers. */
const written = async (name: string, frames: number, layers: number): Promise<string> => {
  const children = Array.from({ length: frames }, (_, at) => frame(at, layers));
  const body = {
    document: { id: '0:0', type: 'DOCUMENT', children: [{ id: '0:1', type: 'CANVAS', name: 'p', children }] },
  };
  await writeFile(join(dir, name), JSON.stringify(body));
  return join(dir, name);
};

const lastLine = <T>(out: string): T => JSON.parse(out.split('\n').at(-1) ?? '') as T;

describe('a reading in a process that is limited', () => {
  it('of a layer that is larger than its memory says that the design is too large, and ends', async () => {
    const file = await written('one.json', 1, 60_000);
    const { code, out } = await runProgram([process.execPath, '--max-old-space-size=60', READ, file]);
    expect([code, lastLine<ChildReading>(out)]).toMatchObject([0, { code: 'design-too-large', screens: 0 }]);
  });

  it('with few descriptors says so, or does without', async () => {
    const file = await written('few.json', 40, 100);
    const codes = new Set<string>();
    for (const most of [32, 200]) {
      const { code, out } = await runProgram([
        '/bin/sh',
        '-c',
        `ulimit -n ${most}; exec "$@"`,
        'sh',
        process.execPath,
        READ,
        file,
      ]);
      // Below that the program itself does not begin.
      if (out === '') continue;
      expect(code).toBe(0);
      codes.add(lastLine<ChildReading>(out).code);
    }
    expect([...codes].filter((one) => one !== 'too-many-files' && one !== 'read')).toEqual([]);
    expect(codes).toContain('read');
  });
});

describe('an import in a process that is limited', () => {
  it.each([
    ['2m', 'fetchF2CDesign'],
    ['8m', 'cleanF2CCache'],
  ])(
    '[SW02] on a disk of %s that becomes full in %s while threads write leaves what was there, and says so',
    async (size, step) => {
      const isRoot = process.getuid?.() === 0;
      if (!needs(isRoot && findProgram('unshare'), 'a small disk can only be mounted as root with unshare')) return;
      const file = await written('full.json', 120, 60);
      // More than 5,000 layers and 1 MB: read by threads, pages and screens in files of their own.
      expect((await stat(file)).size).toBeGreaterThan(2_500_000);
      const workspace = await parserWorkspace();
      const at = join(dir, `disk-${size}`);
      await mkdir(at);
      const script = `set -e
      mount -t tmpfs -o size=${size} tmpfs "$1"; cp -r "$2/.hx" "$1/"; cd "$1"; find . | sort > "$1-before.txt"
      code=0; "$3" "$4" "{\\"workspace\\":\\"$1\\",\\"design\\":{\\"sourcePath\\":\\"$5\\"}}" || code=$?
      find . | sort > "$1-after.txt"; cmp "$1-before.txt" "$1-after.txt"; exit $((40 + code))`;
      const command = ['/bin/sh', '-c', script, 'sh', at, workspace, process.execPath, IMPORT, file];
      const { code, out } = await runProgram(['unshare', '-m', ...command]);
      await rm(workspace, { recursive: true, force: true });
      const told = lastLine<ChildImport>(out);
      expect([out.split('\n').at(-2), code, told.code, told.message]).toEqual([
        step,
        41,
        'disk-full',
        expect.stringContaining(`${at}/.hx`),
      ]);
    },
    60_000,
  );

  it('of a large design takes less than 300 MB', async () => {
    const corpus = corpusDir();
    if (corpus === null) {
      process.stdout.write(`${NO_CORPUS}\n`);
      return;
    }
    const [sourcePath, variablesPath] = [join(dir, 'large.json'), join(dir, 'variables.json')];
    execFileSync(process.execPath, [
      join(corpus, 'generate-large.mjs'),
      '--out',
      sourcePath,
      '--variables',
      variablesPath,
      '--pages',
      '50',
    ]);
    expect((await stat(sourcePath)).size).toBeGreaterThan(28_000_000);
    const workspace = await parserWorkspace();
    const job = JSON.stringify({ workspace, design: { sourcePath, variablesPath } });
    const { code, out } = await runProgram([process.execPath, IMPORT, job]);
    await rm(workspace, { recursive: true, force: true });
    const told = lastLine<ChildImport>(out);
    expect([code, told.code]).toEqual([0, 'imported']);
    expect(told.grownMb).toBeGreaterThan(1);
    expect(told.grownMb).toBeLessThan(300);
  }, 120_000);
});
