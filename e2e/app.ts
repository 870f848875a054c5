import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '..');
const ENTRY = join(ROOT, 'src/shells/cli/figma2code.js');

export interface App {
  /** A folder of this test alone. */
  readonly dir: string;
  /** A copy of the sample's project, not set up. */
  readonly project: string;
  readonly sampleDesign: string;
  /** Starts the browser shell and opens its page. */
  open(page: Page, environment?: Record<string, string>): Promise<void>;
  /** Everything that the pages of this test wrote as a policy violation or an error. */
  readonly problems: string[];
  server(): ChildProcess;
}

const launchUrl = (server: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let text = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(text)?.[0];
      if (url) found(url);
    });
    server.once('close', (code) => failed(new Error(`the server ended with ${code}: ${text}`)));
  });

const watchProblems = (page: Page, problems: string[]): void => {
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
};

/** The product as a user starts it: own settings, own project, real agent process, offline model. */
export const test = base.extend<{ app: App }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the names of the fixtures from this pattern
  app: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'f2c-e2e-'));
    const project = join(dir, 'project');
    await mkdir(project);
    await cp(join(ROOT, 'resources/sample/project'), project, { recursive: true });
    const problems: string[] = [];
    let server: ChildProcess | null = null;
    await use({
      dir,
      project,
      problems,
      sampleDesign: join(ROOT, 'resources/sample/design'),
      server: () => server as ChildProcess,
      open: async (page, environment = {}) => {
        watchProblems(page, problems);
        server = spawn(process.execPath, [ENTRY, 'serve', '--no-open'], {
          env: {
            PATH: process.env['PATH'] ?? '',
            HOME: dir,
            LANG: 'en_US.UTF-8',
            FIGMA2CODE_HOME: join(dir, 'data'),
            ...environment,
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        await page.goto(await launchUrl(server));
      },
    });
    const running = server as ChildProcess | null;
    if (running && running.exitCode === null) {
      const ended = new Promise((done) => running.once('close', done));
      running.kill('SIGTERM');
      await ended;
    }
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  },
});

/** Names of the snapshots on disk, oldest first; work in progress does not count. */
export const snapshotsOnDisk = async (project: string, framework: string): Promise<string[]> => {
  const names = await readdir(join(project, '.hx/figma2code/output', framework)).catch(() => [] as string[]);
  return names.filter((name) => /^\d{8}T/.test(name)).sort();
};
