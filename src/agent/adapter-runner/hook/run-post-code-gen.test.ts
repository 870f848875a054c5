import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { adapterSource, extensionWorkspace, GEN_PATH } from '#testing/adapter-fixture';
import { createHostileWorkspace, GEN_MARKERS } from '#testing/hostile-workspace';
import { CAN_LIST_PROCESSES, listProcesses } from '#testing/process-list';
import { hookEnvironment } from '#workspace/extensions/hook-environment';
import { type PostCodeGenOutcome, type PostCodeGenRun, runPostCodeGen } from './run-post-code-gen.ts';

const run = async (
  workspace: string,
  change: Partial<PostCodeGenRun> = {},
): Promise<{ outcome: PostCodeGenOutcome; output: string }> => {
  let output = '';
  const outcome = await runPostCodeGen({
    workspace,
    isSuccess: true,
    message: 'all "written"\n',
    isTrusted: async () => true,
    onOutput: (text) => {
      output += text;
    },
    signal: new AbortController().signal,
    limits: { runMs: 20_000 },
    ...change,
  });
  return { outcome, output };
};

const hooked = async (source: string): Promise<string> => {
  const made = await extensionWorkspace(adapterSource(), source);
  onTestFinished(made.remove);
  return made.workspace;
};

const hook = (body: string): Promise<string> =>
  hooked(
    `import { spawn, execFileSync } from 'node:child_process';\nexport const postCodeGenFinished = async (isSuccess: boolean, message: string) => { ${body} };\n`,
  );

test('the hook is called with what happened, in the workspace, and its output is passed on', async () => {
  const workspace = await hook(
    'console.log(isSuccess, JSON.stringify(message), process.cwd()); console.error("\\u001b[31mred")',
  );
  const { outcome, output } = await run(workspace);
  expect(outcome).toEqual({ kind: 'done', isOutputCut: false });
  expect(output).toContain(`true "all \\"written\\"\\n" ${workspace}\n`);
  expect(output).toContain('\\u{1b}[31mred\n');
  expect((await run(workspace, { isSuccess: false })).output).toContain('false ');
});

test('the hook may start programs and use packages that ask for parts of Node by require', async () => {
  const workspace = await hook(
    'const { EOL } = require("node:os"); console.log(execFileSync(process.execPath, ["-p", "6 * 7"]).toString() + EOL.length)',
  );
  expect((await run(workspace)).output).toMatch(/^42\n1/);
});

test('a default export is found as well', async () => {
  for (const source of [
    'export default { postCodeGenFinished: () => console.log("ran") };',
    'export default () => console.log("ran");',
  ])
    expect((await run(await hooked(source))).output).toBe('ran\n');
});

test('[PA01] [I6] a hostile hook leaves its marker when trusted and run, and none when refused', async () => {
  const hostile = await createHostileWorkspace();
  onTestFinished(hostile.remove);
  const refused = await run(hostile.workspace, { isTrusted: async () => false });
  expect(refused.outcome).toMatchObject({ kind: 'failed', failure: { code: 'workspace-untrusted' } });
  expect(await hostile.markers()).toEqual([]);
  const allowed = await run(hostile.workspace);
  expect(allowed.outcome.kind).toBe('done');
  expect(await hostile.markers()).toEqual([...GEN_MARKERS]);
});

const FAILING: readonly (readonly [string, string, string, RegExp])[] = [
  ['throws', 'throw new Error("not today")', 'adapter-invalid', /threw "not today"/],
  ['rejects with nothing', 'return Promise.reject()', 'adapter-invalid', /threw "undefined"/],
  [
    'throws late',
    'await new Promise(() => setTimeout(() => { throw new Error("late") }, 10))',
    'adapter-invalid',
    /threw "late"/,
  ],
  ['ends the process', 'process.exit(0)', 'adapter-invalid', /ended its own process/],
  ['is killed', 'process.kill(process.pid, "SIGSEGV")', 'adapter-invalid', /ended its own process/],
  ['never settles', 'await new Promise((go) => setTimeout(go, 1e9))', 'adapter-timeout', /^$/],
  ['never settles and has nothing to do', 'await new Promise(() => {})', 'adapter-timeout', /^$/],
  ['loops', 'for (;;) {}', 'adapter-timeout', /^$/],
];

for (const [name, body, code, problem] of FAILING) {
  test(`[CG15] a hook that ${name} is a failure as data, within the limit`, async () => {
    const { outcome } = await run(await hook(body), code === 'adapter-timeout' ? { limits: { runMs: 1_500 } } : {});
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { code, params: { file: GEN_PATH, what: 'postCodeGenFinished' } },
    });
    expect(String(outcome.kind === 'failed' ? (outcome.failure.params['problem'] ?? '') : '')).toMatch(problem);
  });
}

test('[CG15] a hook that throws at import, is missing or does not parse is a failure as data', async () => {
  for (const source of [
    'throw new Error("at import");',
    'export const other = 1;',
    'export const = ;',
    "import './nowhere.ts';",
  ]) {
    const { outcome } = await run(await hooked(source));
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'adapter-invalid' } });
  }
  const failing = await run(await hook(''), { isTrusted: () => Promise.reject(new Error('store gone')) });
  expect(failing.outcome).toMatchObject({ kind: 'failed', failure: { code: 'internal' } });
});

test('[CG15] 100 MB of output is cut, and the hook still ends', async () => {
  const workspace = await hook(
    'for (let i = 0; i < 1600; i++) await new Promise((go) => process.stdout.write("y".repeat(65_536), go)); console.error("end")',
  );
  const { outcome, output } = await run(workspace, { limits: { runMs: 25_000, outputBytes: 100_000 } });
  expect(outcome).toEqual({ kind: 'done', isOutputCut: true });
  expect(output).toHaveLength(100_000);
});

test('[CG15] what the hook started and left behind is ended with it', async (context) => {
  context.skip(!CAN_LIST_PROCESSES, 'processes can be listed on Linux only');
  const mark = `f2c-left-${process.pid}-${performance.now()}`;
  const left = async () => (await listProcesses()).filter((entry) => entry.command.includes(mark)).length;
  const workspace = await hook(
    `const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000) // ${mark}"], { stdio: "inherit" }); await new Promise((go) => child.once("spawn", go)); console.log("started")`,
  );
  const { outcome, output } = await run(workspace);
  expect([outcome.kind, output]).toEqual(['done', 'started\n']);
  await expect.poll(left).toBe(0);
});

test('[CG15] a program that left the group and keeps the pipes open is not waited for', async (context) => {
  context.skip(process.platform === 'win32', 'there is no sleep on Windows');
  const workspace = await hook(
    'spawn("sleep", ["5"], { stdio: "inherit", detached: true }).unref(); console.log("started")',
  );
  const start = performance.now();
  const { outcome } = await run(workspace);
  expect(outcome.kind).toBe('done');
  expect(performance.now() - start).toBeLessThan(4_000);
});

test('Stop ends the hook', async () => {
  const controller = new AbortController();
  const workspace = await hook('console.log("on"); await new Promise((go) => setTimeout(go, 1e9))');
  const { outcome } = await run(workspace, { signal: controller.signal, onOutput: () => controller.abort() });
  expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'cancelled' } });
  expect((await run(workspace, { signal: controller.signal })).outcome).toMatchObject({
    failure: { code: 'cancelled' },
  });
});

test('[I7] the hook gets the environment of the user less every secret', async () => {
  const environment = {
    PATH: process.env['PATH'],
    HOME: '/home/user',
    JAVA_HOME: '/opt/java',
    LC_ALL: 'C',
    ANDROID_HOME: '/opt/android',
    XDG_RUNTIME_DIR: '/run/user/1',
    XAUTHORITY: '/home/user/.Xauthority',
    FIGMA_TOKEN: 'figd_secret-secret',
    P4PORT: 'ssl:1666',
    P4PASSWD: 'x',
    NPM_TOKEN: 'x',
    GITHUB_TOKEN: 'x',
    OPENAI_API_KEY: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    SSH_AUTH_SOCK: '/tmp/agent',
    NODE_OPTIONS: '--require=./x.js',
    LD_PRELOAD: './x.so',
    ANDROID_KEYSTORE_PASSWORD: 'x',
    GRADLE_PUBLISH_KEY: 'x',
    DOTNET_API_TOKEN: 'x',
    XDG_DATA_HOME: 'figd_abcdefghijk',
    HTTPS_PROXY: 'http://user:word@proxy:8080',
    HTTP_PROXY: 'http://proxy:8080',
  };
  const expected = [
    'ANDROID_HOME',
    'HOME',
    'HTTP_PROXY',
    'JAVA_HOME',
    'LC_ALL',
    'PATH',
    'XAUTHORITY',
    'XDG_RUNTIME_DIR',
  ];
  expect(Object.keys(hookEnvironment(environment)).sort()).toEqual(expected);
  const { output } = await run(await hook('console.log(Object.keys(process.env).sort().join())'), { environment });
  expect(output).toBe(`${expected.join()}\n`);
});

test('the workspace is left as it was', async () => {
  const workspace = await hook('');
  const before = await stat(join(workspace, GEN_PATH));
  await run(workspace);
  expect((await stat(join(workspace, GEN_PATH))).mtimeMs).toBe(before.mtimeMs);
});
