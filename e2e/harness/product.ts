import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { agentNode } from '#backend/agent-process/node-runtime';
import type { SemanticAst } from '#contract/design/semantic-ast';
import type { WorkspaceStatus } from '#contract/snapshot';

const ROOT = resolve(import.meta.dirname, '../..');
const ENTRY = join(ROOT, 'src/shells/cli/figma2code.js');
const TEMPLATE_CHILD = join(ROOT, 'src/testing/template-child.ts');
const DESIGN = join(ROOT, 'resources/sample/design');

export const SAMPLE = {
  project: join(ROOT, 'resources/sample/project'),
  design: join(DESIGN, 'design.json'),
  variables: join(DESIGN, 'variables.json'),
  images: join(DESIGN, 'images'),
  fills: join(DESIGN, 'fills.json'),
} as const;

/** The settings of the product whose home is `home`. */
export const dataDirOf = (home: string): string => join(home, 'data');

/** What the product sees of this machine: its own home, its own settings, and nothing of whoever runs the tests. */
const environmentOf = (home: string, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  LANG: 'en_US.UTF-8',
  FIGMA2CODE_HOME: dataDirOf(home),
  ...more,
});

/** Starts the browser shell as a user does. What it says on stderr goes to `onError`. */
export const startServer = (
  home: string,
  environment: Readonly<Record<string, string>>,
  onError: (text: string) => void,
): ChildProcess => {
  const server = spawn(process.execPath, [ENTRY, 'serve', '--no-open'], {
    env: environmentOf(home, environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stderr?.on('data', (chunk: Buffer) => onError(chunk.toString()));
  return server;
};

/** The address that the server prints; it works once. */
export const launchUrl = (server: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let text = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(text)?.[0];
      if (url) found(url);
    });
    server.once('close', (code) => failed(new Error(`the server ended with ${code}: ${text}`)));
  });

/** The command line, to the end. @throws when its exit code is not 0 */
export const commandLine = (home: string, ...args: readonly string[]): Promise<{ stdout: string }> =>
  promisify(execFile)(process.execPath, [ENTRY, ...args], { env: environmentOf(home, {}) });

/** Names the project that is copied, in the environment of the workers. */
export const TEMPLATE = 'F2C_E2E_TEMPLATE';

interface NewProject {
  /** Its settings trust the project. */
  readonly home: string;
  readonly workspace: string;
  /** Is copied. */
  readonly from: string;
  readonly framework: string;
}

/** A project that is set up for a stack, and has one snapshot of the sample. */
export const makeProject = async ({ home, workspace, from, framework }: NewProject): Promise<string> => {
  const { design, variables, images, fills } = SAMPLE;
  const files = { sourcePath: design, variablesPath: variables, imagesPath: images, fillsPath: fills };
  const job = { from, workspace, dataDir: dataDirOf(home), framework };
  const input = JSON.stringify({ ...job, design: { ...files, alias: 'First look' } });
  await promisify(execFile)(agentNode(), [TEMPLATE_CHILD, input], { env: environmentOf(home, {}) });
  return workspace;
};

/** Made once for all tests and copied from then on. */
export const makeTemplate = (home: string): Promise<string> =>
  makeProject({ home, workspace: join(home, 'project'), from: SAMPLE.project, framework: 'react' });

/** Settings of somebody who has a model at this address; what comes back belongs into the environment of the product. */
export const chooseModel = async (home: string, baseUrl: string): Promise<Readonly<Record<string, string>>> => {
  await mkdir(dataDirOf(home), { recursive: true });
  const model = { provider: 'openai-compatible', model: 'scripted', baseUrl };
  await writeFile(join(dataDirOf(home), 'settings.json'), JSON.stringify({ model }));
  return { FIGMA2CODE_MODEL_KEY: 'sk-a-key-for-the-test' };
};

const folderOf = (project: string, framework: string): string => join(project, '.hx/figma2code/output', framework);

/** Names of the snapshots on disk, oldest first; work in progress does not count. */
export const snapshotsOnDisk = async (project: string, framework: string): Promise<string[]> => {
  const names = await readdir(folderOf(project, framework)).catch(() => [] as string[]);
  return names.filter((name) => /^\d{8}T/.test(name)).sort();
};

/** What the product wrote about a project for its window. */
export const statusOf = async (project: string): Promise<WorkspaceStatus> =>
  JSON.parse(await readFile(join(project, '.hx/figma2code/status.json'), 'utf8')) as WorkspaceStatus;

/** The layers of the newest snapshot. */
export const newestAst = async (project: string, framework: string): Promise<SemanticAst> => {
  const newest = (await snapshotsOnDisk(project, framework)).at(-1) ?? '';
  return JSON.parse(
    await readFile(join(folderOf(project, framework), newest, 'semantic-ast.json'), 'utf8'),
  ) as SemanticAst;
};
