import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { writePlugin } from '#figma-plugin/build/build-plugin';
import { createPluginHost } from '#testing/canvas/plugin-host';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { tempDir } from '#testing/temp-dir';
import type { ToPage, ToSandbox } from '../messages.ts';

let code = '';
beforeAll(async () => {
  const folder = await tempDir('plugin');
  await writePlugin(folder.path, { port: 7017, token: 'secret' });
  code = await readFile(join(folder.path, 'main.js'), 'utf8');
  await folder.remove();
});

type Evaluated = Extract<ToPage, { type: 'evaluated' }>;

/** The plugin as it is built, in a world of its own, on a document in memory. */
const startPlugin = (storage = new Map<string, unknown>()) => {
  const document = openCanvasDocument(plainSurroundings, { name: 'File' });
  const told: ToPage[] = [];
  const waiting = new Set<() => void>();
  const host = createPluginHost({
    document,
    storage,
    toPage: (message) => {
      told.push(message as ToPage);
      for (const look of waiting) look();
    },
  });
  const logged: unknown[][] = [];
  const world = createContext({
    figma: host.figma,
    __html__: '',
    setTimeout,
    clearTimeout,
    console: { log: (...values: unknown[]) => logged.push(values) },
  });
  runInContext(code, world);
  const next = <T extends ToPage>(is: (message: ToPage) => boolean): Promise<T> =>
    new Promise((done) => {
      const look = (): void => {
        const found = told.find(is);
        if (found === undefined) return;
        waiting.delete(look);
        done(found as T);
      };
      waiting.add(look);
      look();
    });
  let count = 0;
  const ask = (message: ToSandbox): void => host.toSandbox(message);
  const evaluate = (js: string): Promise<Evaluated> => {
    count += 1;
    const id = `e${count}`;
    ask({ type: 'eval', id, js });
    return next((message) => message.type === 'evaluated' && message.id === id);
  };
  return { document, host, told, logged, ask, next, evaluate, storage };
};

describe('snippets in the plugin', () => {
  it('give back what they return, or what they come to, with figma and helpers at hand', async () => {
    const { evaluate, document } = startPlugin();
    expect(await evaluate('return figma.root.name')).toMatchObject({ ok: true, result: 'File', logs: [] });
    expect(await evaluate('figma.currentPage.name')).toMatchObject({ ok: true, result: 'Page 1' });
    expect(await evaluate('const r = figma.createRectangle();\nr.name = "Box"; // note\nreturn r')).toMatchObject({
      result: { type: 'RECTANGLE', name: 'Box', width: 100 },
    });
    expect(
      await evaluate(
        'helpers.notify("Hi"); await Promise.resolve(); return helpers.serializeNode(figma.currentPage.children[0])',
      ),
    ).toMatchObject({ result: { name: 'Box' } });
    expect(document.notices).toEqual(['Hi']);
    expect(
      await evaluate('console.log("a", { b: 1 }); console.warn(figma.currentPage.children[0]); return 1'),
    ).toMatchObject({
      logs: ['a {"b":1}', expect.stringContaining('warn: {"id":')],
    });
  });

  it.each([
    ['throw "text"', { name: 'Error', message: 'text' }],
    ['throw null', { message: 'null' }],
    ['throw new TypeError("bad")', { name: 'TypeError', message: 'bad' }],
    ['const e = {}; e.self = e; throw e', { message: '{"self":"[Circular]"}' }],
    ['return Promise.reject(new Error("no"))', { message: 'no' }],
    ['await Promise.reject({ code: 5 })', { message: '{"code":5}' }],
    ['this is no code', { name: 'SyntaxError' }],
    ['return "x".repeat(20 * 1024 * 1024)', { message: expect.stringContaining('too large') }],
    ['return Array.from({ length: 300000 }, (_, i) => i)', { message: expect.stringContaining('too large') }],
    ['figma.createText().characters = "x"', { message: expect.stringContaining('unloaded font') }],
    ['throw { get message() { throw 1 }, toString() { throw 2 } }', { name: 'Error' }],
  ])('[PL02] answers %s as an error, and the next one works', async (js, error) => {
    const { evaluate } = startPlugin();
    expect(await evaluate(js)).toMatchObject({ ok: false, error });
    expect(await evaluate('return 1')).toMatchObject({ ok: true, result: 1 });
  });

  it.each([
    ['const a = { b: 1 }; a.a = a; return a', { b: 1, a: '[Circular]' }],
    ['return 5n', '5n'],
    ['return function named() {}', '[Function named]'],
    ['return undefined', null],
    ['return NaN', 'NaN'],
    [
      'return [Symbol("s"), new Map([[1, 2]]), new Set([3]), new Uint8Array([4]), new Error("e")]',
      ['Symbol(s)', [[1, 2]], [3], [4], 'Error: e'],
    ],
    ['return { get bad() { throw new Error("no") }, ok: 1 }', { bad: '[no]', ok: 1 }],
    ['let deep = {}; for (let i = 0; i < 5000; i++) deep = { deep }; return typeof deep', 'object'],
    ['return figma.currentPage', { id: '0:1', name: 'Page 1', type: 'PAGE' }],
    ['return JSON.parse(\'{"__proto__": {"x": 1}, "y": 2}\')', { y: 2 }],
  ])('[PL02] makes plain data of %s', async (js, result) => {
    const { evaluate } = startPlugin();
    const answer = await evaluate(js);
    expect(answer).toMatchObject({ ok: true });
    expect(answer.result).toMatchObject(result as object);
  });

  it('[PL02] goes on while a snippet never ends', async () => {
    const { ask, evaluate } = startPlugin();
    ask({ type: 'eval', id: 'never', js: 'await new Promise(() => {})' });
    expect(await evaluate('return 2')).toMatchObject({ ok: true, result: 2 });
  });

  it('[PL03] keeps logs up to a limit, and says that there was more', async () => {
    const { evaluate } = startPlugin();
    const many = await evaluate('for (let i = 0; i < 1e6; i++) console.log(i)');
    expect(many.logs).toHaveLength(1_001);
    expect(many.logs.at(-1)).toBe('… and 999000 more lines that were not kept');
    const long = await evaluate('console.log("x".repeat(50 * 1024 * 1024)); console.log("y")');
    expect(long.logs[0]).toMatch(/^x+… \(52428800 characters\)$/);
    expect(long.logs.join('').length).toBeLessThan(256 * 1024);
  });

  it('[PL04] gives the next snippet a fresh ground, whatever the last one has replaced or left', async () => {
    const { evaluate, logged } = startPlugin();
    const spoil = `figma = null; console = null; globalThis.figma = 1; globalThis.JSON = null; JSON;
      Array.prototype.map = () => { throw 1 }; Object.keys = () => []; Promise.prototype.then = null; globalThis.leak = 5;
      helpers.notify = null;`;
    await evaluate(spoil);
    await evaluate("globalThis.JSON = { stringify: () => 'x', parse: null }; Array.prototype.push = () => 0;");
    expect(
      await evaluate(
        'setTimeout(() => console.log("late"), 5); return [figma.root.name, JSON.stringify([1].map((x) => x + 1)), typeof leak]',
      ),
    ).toMatchObject({
      ok: true,
      result: ['File', '[2]', 'undefined'],
    });
    const later = await evaluate(
      'await new Promise((done) => setTimeout(done, 20)); console.log("own"); return Object.keys(helpers)',
    );
    expect(later).toMatchObject({ logs: ['own'], result: ['layAside', 'readAside', 'notify', 'serializeNode'] });
    expect(logged).toEqual([]);
  });

  it('[PL05] runs an eval that comes twice once, and answers it twice', async () => {
    const { ask, told, next, document } = startPlugin();
    for (let time = 0; time < 3; time += 1) ask({ type: 'eval', id: 'same', js: 'figma.createFrame(); return 1' });
    await next(() => told.filter((message) => message.type === 'evaluated').length === 3);
    expect(document.figma.currentPage.children).toHaveLength(1);
  });

  it('answers a tool call that was done from memory, and tries one that had failed again', async () => {
    const { ask, next, told, document } = startPlugin();
    const tool = (id: string, command: string, params: object, retryCount = 0): void =>
      ask({ type: 'tool', id, command, params, retryCount });
    tool('t1', 'create_frame', { name: 'One' });
    await next((message) => message.type === 'tooled' && message.id === 't1');
    tool('t1', 'create_frame', { name: 'One' }, 1);
    tool('t2', 'set_name', { nodeId: '1:99', name: 'x' });
    await next(() => told.filter((message) => message.type === 'tooled').length === 3);
    expect(document.figma.currentPage.children).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ id: 't2', error: expect.stringContaining('1:99') });
    expect(document.notices.at(-1)).toContain('1:99');
    tool('t2', 'set_name', { nodeId: document.figma.currentPage.children[0]?.id ?? '', name: 'Renamed' }, 1);
    await next(() => told.filter((message) => message.type === 'tooled').length === 4);
    expect(document.figma.currentPage.children[0]?.name).toBe('Renamed');
  });

  it('says that a tool found more than a message may hold', async () => {
    const { ask, next, document } = startPlugin();
    for (let at = 0; at < 90; at += 1) {
      const text = document.figma.createText();
      await document.figma.loadFontAsync(text.fontName as FontName);
      text.characters = 'x'.repeat(100_000);
    }
    ask({ type: 'tool', id: 't1', command: 'scan_text', params: {}, retryCount: 0 });
    const answer = await next<Extract<ToPage, { type: 'tooled' }>>(({ type }) => type === 'tooled');
    expect(answer).toMatchObject({ id: 't1', error: expect.stringContaining('too large') });
    expect(answer.result).toBeUndefined();
  });

  it('[PL01] is the same client each time, and has a name also where nothing can be stored', async () => {
    const first = startPlugin();
    first.ask({ type: 'start' });
    const hello = await first.next<Extract<ToPage, { type: 'hello' }>>((message) => message.type === 'hello');
    expect(hello).toMatchObject({ label: 'File / Page 1', clientId: expect.stringMatching(/^figma-\w{16}$/) });
    const second = startPlugin(first.storage);
    second.ask({ type: 'start' });
    expect(await second.next((message) => message.type === 'hello')).toMatchObject({ clientId: hello.clientId });
    const broken = { get: () => Promise.reject(new Error('x')) } as unknown as Map<string, unknown>;
    const third = startPlugin(Object.assign(new Map(), broken) as Map<string, unknown>);
    third.ask({ type: 'start' });
    expect(await third.next((message) => message.type === 'hello')).toMatchObject({
      clientId: expect.stringMatching(/^figma-/),
    });
  });

  it('[PL08] ignores what is no message of its page', async () => {
    const { ask, told, evaluate } = startPlugin();
    for (const wrong of [
      null,
      1,
      'x',
      [],
      {},
      { type: 'eval' },
      { type: 'eval', id: {}, js: '1' },
      { type: 'tool', id: 1 },
      { type: 'boom', id: 1 },
    ])
      ask(wrong as ToSandbox);
    await evaluate('return 1');
    expect(told).toHaveLength(1);
  });

  it('[PL09] tells a name of any length or shape as a short line', async () => {
    const { document, next, ask, host } = startPlugin();
    document.figma.root.name = `<img src=x onerror=alert(1)>\n${'🙂'.repeat(500_000)}`;
    ask({ type: 'start' });
    const hello = await next<Extract<ToPage, { type: 'hello' }>>((message) => message.type === 'hello');
    expect(hello.label.length).toBeLessThan(450);
    expect(hello.label).toContain('<img src=x onerror=alert(1)> 🙂');
    host.fire('currentpagechange');
    await next((message) => message.type === 'label');
  });
});
