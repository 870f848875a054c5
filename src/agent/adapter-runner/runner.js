/**
 * The child in which an adapter runs, started under Node's permission model: no files but the named ones, no programs,
 * no threads, no addons, an empty environment. What the model does not cover is taken away here: signals to other
 * processes, the network, and the parts of Node that lead to either. One request after the other comes over standard
 * input and is answered on descriptor 3. The parent believes nothing that is said there.
 * One file, and plain JavaScript whose types stand in comments, because the start of the child is waited for: to take
 * types away is most of it. It must not import from the project.
 */
import { readSync, writeSync } from 'node:fs';
import { Script } from 'node:vm';

/**
 * hello: `guardMs`, how long adapter code may hold the thread, milliseconds.
 * load: `code`, `mapNames` and `samples`.
 * transformColors: `items` are one colour each; mapNodeTypes: the two arguments each; postAstTokenGenerated: the path.
 * @typedef {object} Request
 * @property {string} id
 * @property {'hello' | 'load' | 'transformColors' | 'mapNodeTypes' | 'postAstTokenGenerated'} op
 * @property {number} [guardMs]
 * @property {string} [code]
 * @property {readonly string[]} [mapNames]
 * @property {readonly (readonly unknown[])[]} [samples]
 * @property {readonly (readonly unknown[])[]} [items]
 */

/**
 * `at` is the index of the item that failed, or -1.
 * @typedef {{ readonly ok: unknown } | { readonly bad: { readonly at: number, readonly problem: string } }} Answer
 */

/** @typedef {Readonly<Record<string, unknown>>} Members */

const MAX_TEXT = 1_024;
const MAX_ENTRIES = 200;
const PARTS_OF_NODE = [
  ...['assert', 'assert/strict', 'buffer', 'crypto', 'events', 'fs', 'fs/promises', 'path', 'path/posix', 'path/win32'],
  ...['querystring', 'string_decoder', 'timers', 'timers/promises', 'url', 'util', 'util/types'],
];
const FORBIDDEN = [
  ...['abort', 'binding', 'chdir', 'dlopen', 'execve', 'exit', 'getBuiltinModule', 'initgroups', 'kill', 'loadEnvFile'],
  ...['mainModule', 'reallyExit', 'report', 'send', 'setegid', 'seteuid', 'setgid', 'setgroups', 'setuid', 'umask'],
  ...['_debugEnd', '_debugProcess', '_kill', '_linkedBinding'],
];
/** Of these the stand-in has harmless twins or nothing; the real ones lead to sockets. */
const STREAMS = ['stdin', 'stdout', 'stderr', 'openStdin'];
/** Besides those of the language; what is not named here goes, since `Request` alone brings a whole network client. */
const GLOBALS = [
  ...['AbortController', 'AbortSignal', 'Buffer', 'DOMException', 'Event', 'EventTarget', 'TextDecoder', 'TextEncoder'],
  ...['URL', 'URLSearchParams', 'atob', 'btoa', 'clearImmediate', 'clearInterval', 'clearTimeout', 'crypto', 'global'],
  ...['performance', 'process', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'structuredClone'],
];
/** Node itself still needs these two to end this very process. */
const KEPT = ['exit', 'reallyExit'];
const BUILT_INS = [
  ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'Date', 'Error', 'Function', 'JSON', 'Map', 'Math', 'Number'],
  ...['Object', 'Promise', 'Proxy', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError'],
  ...['Uint8Array', 'WeakMap', 'WeakSet'],
];

// Taken before the adapter can change them.
const host = process;
const { parse, stringify } = JSON;
const { ownKeys, getOwnPropertyDescriptor } = Reflect;
const isSame = Object.is;
const partOfNode = host.getBuiltinModule.bind(host);
const leave = host.exit.bind(host);
/** @type {Record<string, any>} */
const globals = globalThis;

let guardMs = 60_000;
/** @type {string | null} */
let violation = null;
/** @type {Record<string, any>} */
let adapter = {};

/** The built-ins as they are now: owner, name, descriptor. `Error` itself carries settings that programs may change. */
const recordBuiltIns = () => {
  const owners = BUILT_INS.flatMap((name) => {
    const builtIn = globals[name];
    const own = name === 'Error' ? [] : [{ name, owner: builtIn }];
    return builtIn.prototype ? [...own, { name: `${name}.prototype`, owner: builtIn.prototype }] : own;
  });
  return owners.map(({ name, owner }) => {
    const keys = ownKeys(owner);
    return { name, owner, keys, descriptors: keys.map((key) => getOwnPropertyDescriptor(owner, key)) };
  });
};
const builtIns = recordBuiltIns();

/** Name of a built-in that was changed, or null. Plain loops: what they would call may be what was changed. */
const changedBuiltIn = () => {
  for (let index = 0; index < BUILT_INS.length; index += 1) {
    const name = /** @type {string} */ (BUILT_INS[index]);
    if (!getOwnPropertyDescriptor(globalThis, name)) return name;
  }
  for (let index = 0; index < builtIns.length; index += 1) {
    const { name, owner, keys, descriptors } = /** @type {(typeof builtIns)[number]} */ (builtIns[index]);
    if (ownKeys(owner).length !== keys.length) return name;
    for (let at = 0; at < keys.length; at += 1) {
      const now = getOwnPropertyDescriptor(owner, /** @type {PropertyKey} */ (keys[at]));
      const then = descriptors[at];
      const isKept = isSame(now?.value, then?.value) && now?.get === then?.get && now?.set === then?.set;
      if (!isKept) return name;
    }
  }
  return null;
};

/** @param {string} name */
const refuse = (name) => () => {
  violation ??= `called ${name}`;
  throw new Error(`${name} is not for adapters`);
};

const standIn = () => {
  const quiet = () => globals['process'];
  const { platform, arch, version, versions } = host;
  /** @type {Record<string, unknown>} */
  const fields = { platform, arch, version, versions, env: {}, argv: [], execArgv: [] };
  for (const name of ['on', 'once', 'off', 'addListener', 'removeListener', 'emitWarning']) fields[name] = quiet;
  for (const name of FORBIDDEN) fields[name] = refuse(`process.${name}`);
  /** @type {(next: (...rest: unknown[]) => void, ...rest: unknown[]) => void} */
  fields['nextTick'] = (next, ...rest) => queueMicrotask(() => next(...rest));
  fields['cwd'] = () => '/';
  return fields;
};

/** @param {unknown[]} parts */
const print = (...parts) => {
  writeSync(2, `${parts.map(String).join(' ').slice(0, 10_000)}\n`);
};

const takeAway = () => {
  for (const name of [...FORBIDDEN, ...STREAMS]) {
    if (!KEPT.includes(name)) Reflect.deleteProperty(host, name);
  }
  /** @type {string[]} */
  const ofLanguage = new Script('Object.getOwnPropertyNames(globalThis)').runInNewContext();
  const kept = new Set([...ofLanguage, ...GLOBALS]);
  kept.delete('WebAssembly');
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!kept.has(name)) Reflect.deleteProperty(globalThis, name);
  }
  const shown = ['log', 'info', 'warn', 'error', 'debug', 'trace'].map((name) => [name, print]);
  Object.defineProperty(globalThis, 'console', { value: Object.fromEntries(shown), writable: true });
  Object.defineProperty(globalThis, 'process', { value: standIn(), writable: false, configurable: false });
};

/** @param {string} name */
const requirePart = (name) => {
  const plain = String(name).replace(/^node:/, '');
  if (!PARTS_OF_NODE.includes(plain)) throw new Error(`"${plain}" is not for adapters`);
  return partOfNode(`node:${plain}`);
};

const ENTER = 'figma2codeEnter';
/** @type {(() => void) | null} */
let work = null;

/**
 * Runs adapter code with a limit of our own, for the case that nobody is left who could end this process.
 * @param {() => Answer} next
 */
const guarded = (next) => {
  /** @type {Answer} */
  let answer = { ok: null };
  work = () => {
    answer = next();
  };
  new Script(`${ENTER}()`).runInThisContext({ timeout: guardMs, displayErrors: false });
  return answer;
};

/** @type {(at: number, problem: string) => Answer} */
const bad = (at, problem) => ({ bad: { at, problem } });

/**
 * To show what was thrown may run adapter code once more.
 * @param {unknown} error
 */
const thrown = (error) => {
  try {
    const text = error instanceof Error ? error.message : error;
    return `threw "${String(text).slice(0, 200)}"`;
  } catch {
    return 'threw something that cannot be shown';
  }
};

/**
 * What is wrong with a value that must be a word, or null.
 * @param {unknown} value
 */
const faultOf = (value) => {
  if (value === undefined || value === null) return `${value}`;
  if (typeof value !== 'string') return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  if (value === '') return 'an empty text';
  return value.length > MAX_TEXT ? `a text of ${value.length} characters` : null;
};

/** @param {unknown} value */
const word = (value) => {
  const fault = faultOf(value);
  return fault === null ? { text: value } : { fault };
};

/** @type {(method: string, args: readonly unknown[]) => unknown} */
const ask = (method, args) => adapter[method].call(adapter, ...args);

/**
 * `undefined` is an answer of `mapNodeType` (it crosses as null) and of nothing else.
 * @type {(method: string, items: readonly (readonly unknown[])[]) => Answer}
 */
const batch = (method, items) => {
  /** @type {unknown[]} */
  const answers = [];
  for (let at = 0; at < items.length; at += 1) {
    try {
      const answer = ask(method, /** @type {readonly unknown[]} */ (items[at]));
      const fault = answer === undefined && method === 'mapNodeType' ? null : faultOf(answer);
      if (fault !== null) return bad(at, `answered ${fault}`);
      answers[at] = answer ?? null;
    } catch (error) {
      return bad(at, thrown(error));
    }
  }
  return { ok: answers };
};

/** @param {unknown} map */
const describeMap = (map) => {
  if (typeof map !== 'object' || map === null) return null;
  return Object.entries(map)
    .slice(0, MAX_ENTRIES)
    .map(([key, value]) => [key, word(value)]);
};

/** @type {(request: Request) => Answer} */
const load = (request) => {
  /** @type {{ exports: Record<string, any> }} */
  const module = { exports: {} };
  const wrapper = new Script(`(function (module, exports, require) {${request.code}\n})`, {
    filename: 'generic-design-parser.ts',
  }).runInThisContext();
  wrapper(module, module.exports, requirePart);
  adapter = module.exports['default'] ?? module.exports['adapter'] ?? module.exports;
  const names = ['transformColor', 'mapNodeType', 'postAstTokenGenerated'];
  /** @type {Members | null | undefined} */
  const maps = adapter['layoutMaps'];
  const samples = typeof adapter['mapNodeType'] === 'function' ? (request.samples ?? []) : [];
  return {
    ok: {
      functions: names.filter((name) => typeof adapter[name] === 'function'),
      maps: (request.mapNames ?? []).map((name) => [name, describeMap(maps?.[name])]),
      svgPictureType: word(adapter['svgPictureType']),
      staticImageType: word(adapter['staticImageType']),
      samples: samples.map((sample) => word(ask('mapNodeType', sample))),
    },
  };
};

/**
 * Waits for the promise, and keeps the process alive while it is open: a hook that never settles is not one that ended.
 * @type {(path: string) => Promise<Answer>}
 */
const settle = async (path) => {
  /** @type {unknown} */
  let promise;
  guarded(() => {
    promise = ask('postAstTokenGenerated', [path]);
    return { ok: true };
  });
  const timer = setTimeout(() => leave(1), guardMs);
  await promise;
  clearTimeout(timer);
  return { ok: true };
};

/** @type {(request: Request) => Promise<Answer>} */
const answerTo = async (request) => {
  switch (request.op) {
    case 'hello':
      guardMs = request.guardMs ?? guardMs;
      return { ok: true };
    case 'load':
      return guarded(() => load(request));
    case 'transformColors':
      return guarded(() => batch('transformColor', request.items ?? []));
    case 'mapNodeTypes':
      return guarded(() => batch('mapNodeType', request.items ?? []));
    case 'postAstTokenGenerated':
      return settle(String(request.items?.[0]?.[0]));
  }
};

/** @type {(id: string, answer: Answer) => void} */
const reply = (id, answer) => {
  const changed = changedBuiltIn();
  const fault = violation ?? (changed === null ? null : `changed the built-in ${changed}`);
  const [at, problem] = fault !== null ? [-1, fault] : 'bad' in answer ? [answer.bad.at, answer.bad.problem] : [-1, ''];
  const body =
    problem === ''
      ? `"ok":${stringify(/** @type {{ ok: unknown }} */ (answer).ok)}`
      : `"bad":{"at":${at},"problem":${stringify(problem)}}`;
  const bytes = Buffer.from(`{"id":${stringify(id)},${body}}\n`);
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(3, bytes, sent);
};

/**
 * Waits without a turn of the event loop, so that nothing of the adapter runs between two requests.
 * @type {() => () => string | null}
 */
const createLineReader = () => {
  const chunk = Buffer.alloc(256 * 1024);
  /** @type {Buffer[]} */
  let kept = [];
  return () => {
    for (;;) {
      const length = readSync(0, chunk);
      if (length === 0) return null;
      kept.push(Buffer.from(chunk.subarray(0, length)));
      // One request is in flight at a time, so a line ends where a chunk ends.
      if (chunk[length - 1] !== 10) continue;
      const line = Buffer.concat(kept).toString('utf8');
      kept = [];
      return line;
    }
  };
};

const serve = async () => {
  const nextLine = createLineReader();
  for (let line = nextLine(); line !== null; line = nextLine()) {
    /** @type {Request} */
    const request = parse(line);
    host.once('uncaughtException', (error) => {
      reply(request.id, bad(-1, thrown(error)));
      leave(1);
    });
    const answer = await answerTo(request).catch((error) => bad(-1, thrown(error)));
    host.removeAllListeners('uncaughtException');
    reply(request.id, answer);
  }
};

takeAway();
Object.defineProperty(globalThis, ENTER, {
  value: () => {
    const next = work;
    work = null;
    next?.();
  },
});
await serve();
leave(0);
