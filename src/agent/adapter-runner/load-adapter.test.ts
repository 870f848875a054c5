import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { LoadedAdapter, NodeTypeContext } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { type AdapterChange, adapterSource, extensionWorkspace, PARSER_PATH } from '#testing/adapter-fixture';
import { ADAPTER_RAN, createHostileWorkspace } from '#testing/hostile-workspace';
import { CAN_LIST_PROCESSES, childrenOf, environmentOf, listProcesses } from '#testing/process-list';
import { createLoadAdapter } from './load-adapter.ts';

const CTX: NodeTypeContext = {
  layoutMode: 'NONE',
  wraps: false,
  hasChildren: false,
  hasImageFill: false,
  onlyVectors: false,
  scrolls: false,
};
const RED = { r: 1, g: 0, b: 0, a: 1 };
/** Short, for adapters that use it up. */
const METHOD_MS = 1_000;

const signal = (): AbortSignal => new AbortController().signal;
const loadTrusted = createLoadAdapter({ isTrusted: async () => true, limits: { methodMs: 30_000 } });
const loadImpatient = createLoadAdapter({ isTrusted: async () => true, limits: { methodMs: METHOD_MS } });

const workspaceOf = async (change: AdapterChange | string): Promise<string> => {
  const made = await extensionWorkspace(typeof change === 'string' ? change : adapterSource(change));
  onTestFinished(made.remove);
  return made.workspace;
};

const load = async (change: AdapterChange | string = {}): Promise<LoadedAdapter> => {
  const adapter = await loadTrusted(await workspaceOf(change), signal());
  onTestFinished(() => adapter.close());
  return adapter;
};

const failureOf = async (work: Promise<unknown>): Promise<CodedError> => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CodedError)) throw new Error(`no coded failure: ${String(error)}`);
  return error;
};

const colour = (adapter: LoadedAdapter): Promise<string[]> => adapter.transformColors([{ rgba: RED, nodeId: '1:1' }]);
const runners = async (parent = process.pid) =>
  (await childrenOf(parent)).filter((entry) => entry.command.includes('adapter-runner/runner.js'));

test('a good adapter answers in order, whichever way it is exported', async () => {
  for (const form of ['default', 'named', 'members'] as const) {
    const adapter = await load({ form });
    expect(adapter.layoutMaps.direction['HORIZONTAL']).toBe('horizontal');
    expect([adapter.svgPictureType, adapter.staticImageType]).toEqual(['Icon', 'Picture']);
    expect(
      await adapter.transformColors([RED, { r: 0, g: 1, b: 0.5, a: 1 }].map((rgba) => ({ rgba, nodeId: '1:1' }))),
    ).toEqual(['rgb(255, 0, 0)', 'rgb(0, 255, 128)']);
    expect(
      await adapter.mapNodeTypes(
        ['FRAME', 'SLOT', 'IMAGE'].map((figmaType) => ({ figmaType, ctx: CTX, nodeId: '1:1' })),
      ),
    ).toEqual(['Box', undefined, 'Picture']);
    expect(await adapter.transformColors([])).toEqual([]);
  }
});

test('methods may use the adapter itself', async () => {
  const adapter = await load(
    `export default new (class {\n${['layoutMaps', 'svgPictureType', 'staticImageType'].map((name) => `${name} = good.${name};`).join('\n')}
      transformColor() { return this.word(); }\n  mapNodeType(type) { return good.mapNodeType(type); }\n  word() { return 'own'; }\n  async postAstTokenGenerated() {}\n})();\n${adapterSource().replace('adapter', 'good').replace('const', 'var')}`.replace(
      /^(export default[\s\S]*?\n\}\)\(\);)\n([\s\S]*)$/,
      '$2$1\n',
    ),
  );
  expect(await colour(adapter)).toEqual(['own']);
});

test('[PA01] [PA03] what is not trusted is not started, and its files are named', async () => {
  const workspace = await workspaceOf({});
  const asked: string[] = [];
  const refuse = createLoadAdapter({
    isTrusted: async (path, digest) => {
      asked.push(path, digest);
      return false;
    },
  });
  const before = CAN_LIST_PROCESSES ? (await runners()).length : 0;
  const error = await failureOf(refuse(workspace, signal()));
  expect([error.code, error.params['files']]).toEqual([
    'workspace-untrusted',
    '.hx/figma2code/extensions/generic-design-gen.ts, .hx/figma2code/extensions/generic-design-parser.ts',
  ]);
  expect(asked[0]).toBe(workspace);
  expect(asked[1]).toMatch(/^[0-9a-f]{64}$/);
  if (CAN_LIST_PROCESSES) expect((await runners()).length).toBe(before);
});

test('[PA01] [I6] a hostile workspace leaves no marker when refused; trusted, its adapter runs and still cannot write', async () => {
  const hostile = await createHostileWorkspace();
  onTestFinished(hostile.remove);
  await failureOf(createLoadAdapter({ isTrusted: async () => false })(hostile.workspace, signal()));
  expect(await hostile.markers()).toEqual([]);
  const adapter = await loadTrusted(hostile.workspace, signal());
  expect(await colour(adapter)).toEqual([`${ADAPTER_RAN} denied 1`]);
  const ast = join(hostile.workspace, 'semantic-ast.json');
  await writeFile(ast, '{}');
  await adapter.postAstTokenGenerated(ast);
  await adapter.close();
  expect(await hostile.markers()).toEqual([]);
});

test('what was hashed is what runs: a file that changes after the check is not read again', async () => {
  const { workspace, write, remove } = await extensionWorkspace();
  onTestFinished(remove);
  const changing = createLoadAdapter({
    isTrusted: async () => {
      await write(PARSER_PATH, adapterSource({ members: { transformColor: '() => "swapped"' } }));
      return true;
    },
  });
  const adapter = await changing(workspace, signal());
  onTestFinished(() => adapter.close());
  expect(await colour(adapter)).toEqual(['rgb(255, 0, 0)']);
});

const INVALID: readonly (readonly [string, AdapterChange | string, string, RegExp])[] = [
  ['syntax error', 'export const = ;', 'line 1, column 14', /is not a program/],
  ['throws at import', { before: 'throw new Error("no good");' }, 'the module', /threw "no good"/],
  ['throws nothing', { before: 'throw undefined;' }, 'the module', /threw "undefined"/],
  ['exports nothing', 'const x = 1;', 'transformColor', /missing/],
  ['exports null', 'export default null;', 'transformColor', /missing/],
  ['no transformColor', { members: { transformColor: null } }, 'transformColor', /missing/],
  ['transformColor is a text', { members: { transformColor: '"x"' } }, 'transformColor', /not a function/],
  ['no layoutMaps', { members: { layoutMaps: null } }, 'layoutMaps', /missing/],
  ['layoutMaps is a number', { members: { layoutMaps: '7' } }, 'layoutMaps', /missing/],
  [
    'a map is missing',
    { members: { layoutMaps: '{ direction: { NONE: "a", HORIZONTAL: "a", VERTICAL: "a", GRID: "a" } }' } },
    'layoutMaps.mainAxisAlign',
    /missing/,
  ],
  [
    'a key is missing',
    { members: { layoutMaps: '{ direction: { NONE: "a", VERTICAL: "a" } }' } },
    'layoutMaps.direction',
    /no word for HORIZONTAL, GRID/,
  ],
  [
    'a word is a number',
    { members: { layoutMaps: '{ direction: { NONE: 1, VERTICAL: "a" } }' } },
    'layoutMaps.direction.NONE',
    /is a number/,
  ],
  ['no mapNodeType', { members: { mapNodeType: null } }, 'mapNodeType', /missing/],
  ['no svgPictureType', { members: { svgPictureType: null } }, 'svgPictureType', /missing/],
  ['no staticImageType', { members: { staticImageType: null } }, 'staticImageType', /missing/],
  ['staticImageType is an object', { members: { staticImageType: '{}' } }, 'staticImageType', /is an object/],
  ['no postAstTokenGenerated', { members: { postAstTokenGenerated: null } }, 'postAstTokenGenerated', /missing/],
  [
    'svgPictureType is another word',
    { members: { svgPictureType: '"Glyph"' } },
    'svgPictureType',
    /is "Glyph", but mapNodeType\('VECTOR'\) answers "Icon"/,
  ],
  [
    'staticImageType is another word',
    { members: { staticImageType: '"Photo"' } },
    'staticImageType',
    /is "Photo", but mapNodeType\('IMAGE'\) answers "Picture"/,
  ],
  [
    'mapNodeType has no word for VECTOR',
    { members: { mapNodeType: '() => undefined' } },
    "mapNodeType('VECTOR')",
    /missing/,
  ],
  [
    'mapNodeType throws for VECTOR',
    { members: { mapNodeType: '() => { throw new Error("bad day") }' } },
    'the module',
    /threw "bad day"/,
  ],
  ['leaves at import', { before: 'process.exit(0);' }, 'the module', /called process\.exit/],
  ['leaves and hides it', { before: 'try { process.exit(0) } catch {}' }, 'the module', /called process\.exit/],
  ['kills the parent', { before: 'process.kill(process.ppid);' }, 'the module', /called process\.kill/],
  ['changes the folder', { before: 'try { process.chdir("/tmp") } catch {}' }, 'the module', /called process\.chdir/],
  ['patches JSON.parse', { before: 'JSON.parse = () => ({ ok: true });' }, 'the module', /changed the built-in JSON/],
  [
    'patches Object.prototype',
    { before: '(Object.prototype as any).id = "x"; (Object.prototype as any).toJSON = () => "x";' },
    'the module',
    /changed the built-in Object\.prototype/,
  ],
  [
    'patches Array.prototype',
    { before: 'Array.prototype.push = () => 0; Array.prototype.map = function () { return this };' },
    'the module',
    /changed the built-in Array\.prototype/,
  ],
  [
    'patches Promise',
    { before: '(Promise.prototype as any).then = () => {};' },
    'the module',
    /changed the built-in Promise\.prototype/,
  ],
  [
    'starts a program',
    { before: 'import { execSync } from "node:child_process"; execSync("id");' },
    'the module',
    /child_process" is not for adapters/,
  ],
  [
    'starts a thread',
    { before: 'import { Worker } from "node:worker_threads"; new Worker("1", { eval: true });' },
    'the module',
    /worker_threads" is not for adapters/,
  ],
  [
    'opens the inspector',
    { before: 'import inspector from "node:inspector"; inspector.open();' },
    'the module',
    /inspector" is not for adapters/,
  ],
  [
    'reads a file',
    { before: 'import { readFileSync } from "node:fs"; readFileSync("/etc/passwd");' },
    'the module',
    /restricted|ERR_ACCESS_DENIED/,
  ],
  [
    'writes a file',
    { before: 'import { writeFileSync } from "node:fs"; writeFileSync("/tmp/f2c-marker", "");' },
    'the module',
    /restricted|ERR_ACCESS_DENIED/,
  ],
  [
    'asks for a part of Node',
    { before: '(process as any).getBuiltinModule("child_process");' },
    'the module',
    /called process\.getBuiltinModule/,
  ],
  ['signals by the back door', { before: '(process as any)._kill(1, 9);' }, 'the module', /called process\._kill/],
  ['uses the network', { before: 'fetch("http://127.0.0.1:9");' }, 'the module', /fetch is not defined/],
  [
    'loads code from elsewhere',
    { before: 'eval("import(\'node:child_process\')"); await0(); function await0() { throw new Error("stopped") }' },
    'the module',
    /threw/,
  ],
  [
    'control characters in what it throws',
    { before: 'throw new Error("\\u001b[31mred\\u202e");' },
    'the module',
    /threw "\\u\{1b\}\[31mred\\u\{202e\}"/,
  ],
];

for (const [name, change, what, problem] of INVALID) {
  test(`[PA04] [PA07] refused before anything else happens: ${name}`, async () => {
    const error = await failureOf(loadTrusted(await workspaceOf(change), signal()));
    expect(error.code).toBe('adapter-invalid');
    expect(error.params).toMatchObject({ file: PARSER_PATH, what });
    expect(error.params['problem']).toMatch(problem);
    expect(JSON.stringify(error.params)).not.toMatch(/\n|\bat .*:\d+:\d+|runner\.ts/);
  });
}

const BAD_COLOURS: readonly (readonly [string, string, RegExp])[] = [
  ['undefined', 'undefined', /answered undefined/],
  ['null', 'null', /answered null/],
  ['a number', '7', /answered a number/],
  ['an object', '({})', /answered an object/],
  ['a promise', 'Promise.resolve("x")', /answered an object/],
  ['a function', '(() => "x")', /answered a function/],
  ['an empty text', '""', /answered an empty text/],
  ['10 MB', '"x".repeat(10_000_000)', /answered a text of 10000000 characters/],
  ['a text object', 'new String("x")', /answered an object/],
  ['an object that ends the world', '({ get toJSON() { throw 1 } })', /answered an object/],
  ['an exception', '(() => { throw new Error("why") })()', /threw "why"/],
  ['an exception that cannot be shown', '(() => { throw { toString() { throw 1 } } })()', /threw/],
  ['its own end', '(process as any).exit(0)', /called process\.exit/],
  ['its own end by descriptor', '(require("fs").closeSync(3), "x")', /ended its own process/],
  ['a patch', '((Object.prototype as any).x = 1, "x")', /changed the built-in Object\.prototype/],
  [
    'a forged answer',
    '(require("fs").writeSync(3, `{"id":"0","ok":["forged","forged","forged"]}\\n`), "x")',
    /answered out of turn/,
  ],
  ['noise', '(require("fs").writeSync(3, "noise"), "x")', /answered out of turn/],
  ['a flood', '(() => { for (;;) require("fs").writeSync(3, "y".repeat(65536)) })()', /answered out of turn/],
  [
    'memory without end',
    '(() => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)) })()',
    /ended its own process/,
  ],
];

for (const [name, answer, problem] of BAD_COLOURS) {
  test(`[PA05] [PA07] one layer is answered with ${name}: method and layer are named`, {
    timeout: 60_000,
  }, async () => {
    const source = { members: { transformColor: `({ r }: any) => (r === 0.5 ? (${answer}) : "fine")` } };
    const adapter = await loadTrusted(await workspaceOf(source), signal());
    onTestFinished(() => adapter.close());
    const asked = [0, 0.5, 1].map((r, index) => ({ rgba: { ...RED, r }, nodeId: `1:${index}` }));
    const error = await failureOf(adapter.transformColors(asked));
    expect(error.code).toBe('adapter-failed');
    expect(error.params).toMatchObject({ file: PARSER_PATH, what: 'transformColor' });
    expect(error.params['problem']).toMatch(problem);
    const namesOne = /answered (?!out)|threw/.test(String(error.params['problem']));
    expect(error.params['node']).toBe(namesOne ? '1:1' : '1:0 … 1:2');
  });
}

test('[PA05] a type may be undefined and nothing else that is no word', async () => {
  const adapter = await load({
    members: {
      mapNodeType: '(type: string) => ({ VECTOR: "Icon", IMAGE: "Picture", A: undefined, B: null, C: 7 } as any)[type]',
    },
  });
  const ask = (figmaType: string) => adapter.mapNodeTypes([{ figmaType, ctx: CTX, nodeId: '9:9' }]);
  expect(await ask('A')).toEqual([undefined]);
  expect((await failureOf(ask('B'))).params).toMatchObject({
    what: 'mapNodeType',
    node: '9:9',
    problem: 'answered null',
  });
  expect((await failureOf(ask('C'))).params).toMatchObject({ node: '9:9', problem: 'answered a number' });
});

const ENDLESS: readonly (readonly [string, AdapterChange, string])[] = [
  ['at import', { before: 'for (;;) {}' }, 'the module'],
  ['in a getter', { members: { svgPictureType: '(() => { for (;;) {} })()' } }, 'the module'],
  ['in a text that is asked for', { before: 'throw { toString() { for (;;) {} } };' }, 'the module'],
];

for (const [name, change, what] of ENDLESS) {
  test(`[PA06] an adapter that never returns ${name} is stopped after the limit`, async () => {
    const error = await failureOf(loadImpatient(await workspaceOf(change), signal()));
    expect(error.code).toBe('adapter-timeout');
    expect(error.params).toEqual({ file: PARSER_PATH, what, seconds: METHOD_MS / 1_000 });
  });
}

test('[PA06] a method that never returns is stopped after the limit, and this process stays responsive', {
  retry: 3,
}, async () => {
  const workspace = await workspaceOf({ members: { transformColor: '() => { for (;;) {} }' } });
  const adapter = await loadImpatient(workspace, signal());
  onTestFinished(() => adapter.close());
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  const error = await failureOf(colour(adapter));
  lag.disable();
  expect([error.code, error.params]).toEqual([
    'adapter-timeout',
    { file: PARSER_PATH, what: 'transformColor', seconds: METHOD_MS / 1_000 },
  ]);
  expect(lag.max / 1e6).toBeLessThan(200);
  expect((await failureOf(colour(adapter))).code).toBe('adapter-failed');
});

test('[PA07] a method that fills the memory beside the heap is stopped before it fills the machine', async (context) => {
  context.skip(!CAN_LIST_PROCESSES, 'what a process holds can be seen on Linux only');
  const greedy = '() => { const all = []; for (;;) all.push(Buffer.alloc(2 ** 24, 1)); }';
  const adapter = await load({ members: { transformColor: greedy } });
  const { code, params } = await failureOf(colour(adapter));
  expect([code, params['problem']]).toEqual(['adapter-failed', expect.stringContaining('MB of memory')]);
  await expect.poll(() => runners()).toEqual([]);
});

test('[PA08] [I7] no variable of ours reaches the adapter, and it has no network', async () => {
  const secrets = { FIGMA_TOKEN: 'figd_not-a-real-one', P4USER: 'somebody', AWS_SECRET_ACCESS_KEY: 'cloud' };
  Object.assign(process.env, secrets);
  let connections = 0;
  const server = createServer((_request, response) => response.end()).on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const name of Object.keys(secrets)) delete process.env[name];
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const probe = `(() => {
    const tries = ['fetch("http://127.0.0.1:${port}")', 'new WebSocket("ws://127.0.0.1:${port}")'];
    for (const text of tries) try { (0, eval)(text) } catch {}
    for (const name of ['net', 'http', 'https', 'tls', 'dgram', 'http2', 'dns']) {
      try { require('node:' + name).connect?.(${port}, '127.0.0.1'); require('node:' + name).get?.('http://127.0.0.1:${port}') } catch {}
    }
    const stream = (console as any)._stdout;
    try { (0, eval)('Request'); } catch {}
    const dispatcher = (globalThis as any)[Symbol.for('undici.globalDispatcher.1')];
    dispatcher?.dispatch({ origin: 'http://127.0.0.1:${port}', path: '/', method: 'GET' }, {});
    try { new stream.constructor().connect(${port}, '127.0.0.1') } catch {}
    return 'env ' + JSON.stringify(process.env) + ' ' + typeof stream;
  })()`;
  const adapter = await load({ members: { transformColor: `() => ${probe}` } });
  expect(await colour(adapter)).toEqual(['env {} undefined']);
  await adapter.postAstTokenGenerated(join(await workspaceOf({}), PARSER_PATH));
  expect(connections).toBe(0);
});

test('[PA08] [I7] the child starts with an empty environment and no secret on its command line', async (context) => {
  context.skip(!CAN_LIST_PROCESSES, 'processes can be listed on Linux only');
  const adapter = await load();
  const mine = await runners();
  expect(mine.length).toBeGreaterThan(0);
  for (const { pid, group, command } of mine) {
    expect(await environmentOf(pid)).toEqual([]);
    expect(group).toBe(pid);
    expect(command).toContain('--permission');
  }
  await adapter.close();
});

test.each(['a snapshot, staged', 's*d'])(
  '[PA09] postAstTokenGenerated reads the tree that it is given in "%s", and nothing beside it',
  async (folder) => {
    const workspace = await workspaceOf({
      before: `import { readFileSync, readdirSync } from 'node:fs';
      const can = (read: () => unknown) => { try { read(); return true } catch { return false } };`,
      members: {
        postAstTokenGenerated: `async (path: string) => {
        const here = path.replace(/[^/]*$/, '');
        const found = [path, here + 'semantic-ast/1.json', here + 'design-context.json', '/etc/passwd', here + '../other.txt'].map((file) => can(() => readFileSync(file)));
        throw new Error(JSON.stringify([...found, can(() => readdirSync(here))]));
      }`,
      },
    });
    const staging = join(workspace, folder);
    await mkdir(join(staging, 'semantic-ast'), { recursive: true });
    for (const name of ['semantic-ast.json', 'semantic-ast/1.json', 'design-context.json', '../other.txt'])
      await writeFile(join(staging, name), '{}');
    const adapter = await loadTrusted(workspace, signal());
    onTestFinished(() => adapter.close());
    const error = await failureOf(adapter.postAstTokenGenerated(join(staging, 'semantic-ast.json')));
    expect(error.params['problem']).toBe('threw "[true,true,false,false,false,false]"');
  },
);

const BAD_HOOKS: readonly (readonly [string, string, string, RegExp])[] = [
  ['rejects', 'async () => { throw new Error("rejected") }', 'adapter-invalid', /threw "rejected"/],
  ['throws at once', '() => { throw new Error("at once") }', 'adapter-invalid', /threw "at once"/],
  [
    'throws late',
    '() => new Promise(() => setTimeout(() => { throw new Error("late") }, 20))',
    'adapter-invalid',
    /threw "late"/,
  ],
  [
    'rejects on the side',
    'async () => { Promise.reject(new Error("side")); await new Promise((go) => setTimeout(go, 200)) }',
    'adapter-invalid',
    /threw "side"/,
  ],
  ['leaves', 'async () => { process.exit(0) }', 'adapter-invalid', /called process\.exit/],
  ['never settles', '() => new Promise(() => {})', 'adapter-timeout', /^$/],
  ['loops for ever', 'async () => { for (;;) {} }', 'adapter-timeout', /^$/],
  [
    'loops for ever in promises',
    '() => new Promise(() => { const again = () => queueMicrotask(again); again() })',
    'adapter-timeout',
    /^$/,
  ],
  ['loops for ever after a turn', 'async () => { await null; for (;;) {} }', 'adapter-timeout', /^$/],
];

for (const [name, hook, code, problem] of BAD_HOOKS) {
  test(`[PA09] postAstTokenGenerated ${name}: the failure is named within the limit, and the adapter lives on`, async () => {
    const workspace = await workspaceOf({ members: { postAstTokenGenerated: hook } });
    const adapter = await (code === 'adapter-timeout' ? loadImpatient : loadTrusted)(workspace, signal());
    onTestFinished(() => adapter.close());
    const error = await failureOf(adapter.postAstTokenGenerated(join(workspace, PARSER_PATH)));
    expect([error.code, error.params['what']]).toEqual([code, 'postAstTokenGenerated']);
    expect(String(error.params['problem'] ?? '')).toMatch(problem);
    expect(await colour(adapter)).toEqual(['rgb(255, 0, 0)']);
  });
}

test('[PA09] a tree that is not there is a coded failure', async () => {
  const adapter = await load();
  expect((await failureOf(adapter.postAstTokenGenerated('/nowhere/semantic-ast.json'))).code).toBe('internal');
});

test('what an adapter prints reaches the log alone, and only the end of it', async () => {
  const logged: string[] = [];
  const loud = createLoadAdapter({ isTrusted: async () => true, onOutput: (text) => logged.push(text) });
  const print =
    '() => { for (let i = 0; i < 500; i++) console.log("y".repeat(9_999)); console.error("\\u001bend"); return "fine" }';
  const adapter = await loud(await workspaceOf({ members: { transformColor: print } }), signal());
  expect(await colour(adapter)).toEqual(['fine']);
  await Promise.all([adapter.close(), adapter.close()]);
  expect(logged).toHaveLength(1);
  expect(logged[0]?.endsWith('yy\n\\u{1b}end\n')).toBe(true);
  expect(logged[0]?.length).toBeLessThan(70_000);
  await (await loud(await workspaceOf({}), signal())).close();
  expect(logged).toHaveLength(1);
});

test('Stop ends a call and the child at once', async () => {
  const controller = new AbortController();
  const slow = createLoadAdapter({ isTrusted: async () => true });
  const workspace = await workspaceOf({ members: { transformColor: '() => { for (;;) {} }' } });
  const adapter = await slow(workspace, controller.signal);
  const call = failureOf(colour(adapter));
  controller.abort();
  expect((await call).code).toBe('cancelled');
  expect((await failureOf(slow(workspace, controller.signal))).code).toBe('cancelled');
});

test.skipIf(!CAN_LIST_PROCESSES)('no child is left after close, failure or timeout', async () => {
  const own = async () => (await runners()).length;
  // What the test before has stopped may still be on its way out.
  await expect.poll(own).toBe(0);
  const adapter = await loadTrusted(await workspaceOf({}), signal());
  await Promise.all([adapter.close(), adapter.close()]);
  await failureOf(loadImpatient(await workspaceOf({ before: 'for (;;) {}' }), signal()));
  await failureOf(loadTrusted(await workspaceOf({ before: 'throw 1' }), signal()));
  expect(await own()).toBe(0);
  expect((await failureOf(colour(adapter))).code).toBe('adapter-failed');
});

for (const [name, answer] of [
  ['idle', '"fine"'],
  ['in an endless loop', '(() => { for (;;) {} })()'],
] as const) {
  test.skipIf(!CAN_LIST_PROCESSES)(
    `the child ends by itself when this side was killed while it was ${name}`,
    async () => {
      const workspace = await workspaceOf({ members: { transformColor: `() => ${answer}` } });
      const script = `const { createLoadAdapter } = await import(process.argv[1]);
      const load = createLoadAdapter({ isTrusted: async () => true, limits: { methodMs: 1_000 } });
      const adapter = await load(process.argv[2], new AbortController().signal);
      adapter.transformColors([{ rgba: {}, nodeId: '' }]).catch(() => {});
      setTimeout(() => process.stdout.write('asked'), 100);
      setInterval(() => {}, 1_000);`;
      const entry = new URL('./load-adapter.ts', import.meta.url).href;
      const parent = spawn(process.execPath, ['--input-type=module', '-e', script, entry, workspace], {
        cwd: fileURLToPath(new URL('.', import.meta.url)),
      });
      await once(parent.stdout, 'data');
      const children = await runners(parent.pid);
      expect(children).toHaveLength(1);
      parent.kill('SIGKILL');
      const isAlive = async () => (await listProcesses()).some((child) => child.pid === children[0]?.pid);
      await expect.poll(isAlive, { timeout: 8_000 }).toBe(false);
    },
  );
}

test('10,000 colours and 10,000 types cost far less than the limit of one call', async () => {
  const adapter = await load();
  const colours = Array.from({ length: 10_000 }, (_, i) => ({ rgba: { ...RED, g: i / 10_000 }, nodeId: `1:${i}` }));
  const types = Array.from({ length: 10_000 }, (_, i) => ({ figmaType: 'FRAME', ctx: CTX, nodeId: `1:${i}` }));
  const start = performance.now();
  const [words, names] = await Promise.all([adapter.transformColors(colours), adapter.mapNodeTypes(types)]);
  expect(performance.now() - start).toBeLessThan(5_000);
  expect([words[9_999], names.length, names[5_000]]).toEqual(['rgb(255, 255, 0)', 10_000, 'Box']);
});
