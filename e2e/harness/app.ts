import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { trustFolder } from '#testing/trust-folder';
import { watchProblems } from './problems.ts';
import { dataDirOf, launchUrl, SAMPLE, startServer, TEMPLATE } from './product.ts';
import { expectConnected } from './window.ts';

export interface App {
  /** A folder of this test alone; also the home folder of the product. */
  readonly dir: string;
  /** A copy of the sample's project, not set up. */
  readonly project: string;
  /** A copy of a project that is set up, trusted, and has one snapshot; made when it is first asked for. */
  readyProject(): Promise<string>;
  /** Starts the browser shell and opens its page. */
  open(page: Page, environment?: Readonly<Record<string, string>>): Promise<void>;
  /** Opens one more page of the same window, as whoever was let in already. */
  openAgain(page: Page): Promise<void>;
  readonly server: ChildProcess;
  /** Whatever pages and server of this test complained about. The test fails for each that it did not expect. */
  readonly problems: readonly string[];
  expectProblem(pattern: RegExp): void;
  /** Runs when the test is over, however it ended. */
  afterwards(run: () => Promise<unknown>): void;
}

const ended = (server: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (server.exitCode !== null || server.signalCode !== null) done();
    else server.once('close', () => done());
  });

const prepare = async (dir: string): Promise<string> => {
  const ready = join(dir, 'ready');
  await cp(process.env[TEMPLATE] ?? '', ready, { recursive: true });
  await trustFolder(ready, dataDirOf(dir));
  return ready;
};

const createApp = async (dir: string) => {
  const project = join(dir, 'project');
  await cp(SAMPLE.project, project, { recursive: true });
  const problems: string[] = [];
  const expected: RegExp[] = [];
  const endings: (() => Promise<unknown>)[] = [];
  const running: { server: ChildProcess | null; origin: string; ready: Promise<string> | null } = {
    server: null,
    origin: '',
    ready: null,
  };
  const watch = (page: Page) => watchProblems(page, { problems, origin: () => running.origin });
  const app: App = {
    dir,
    project,
    problems,
    get server() {
      if (running.server === null) throw new Error('the server was not started');
      return running.server;
    },
    expectProblem: (pattern) => void expected.push(pattern),
    afterwards: (run) => void endings.push(run),
    readyProject: () => {
      running.ready ??= prepare(dir);
      return running.ready;
    },
    open: async (page, environment = {}) => {
      await watch(page);
      running.server = startServer(dir, environment, (text) => problems.push(`server: ${text}`));
      const url = await launchUrl(running.server);
      running.origin = new URL(url).origin;
      await page.goto(url);
      await expectConnected(page);
    },
    openAgain: async (page) => {
      await watch(page);
      await page.goto(running.origin);
      await expectConnected(page);
    },
  };
  const close = async () => {
    running.server?.kill('SIGTERM');
    if (running.server) await ended(running.server);
    for (const end of endings) await end();
  };
  const unexpected = () => problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  return { app, close, unexpected };
};

/** The product as a user starts it: own settings, own project, real agent process, offline model. */
export const test = base.extend<{ app: App }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the names of the fixtures from this pattern
  app: async ({}, use) => {
    const dir = await realpath(await mkdtemp(join(tmpdir(), 'f2c-e2e-')));
    const { app, close, unexpected } = await createApp(dir);
    await use(app);
    // A page that loses its server says so, as it should.
    const left = unexpected();
    await close();
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    expect(left, 'what page and server complained about').toEqual([]);
  },
});
