import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { killGroup } from '../kill-group.ts';
import type { Program } from '../program-outside.ts';
import type { P4Values } from './p4-settings.ts';
import { knowsNoJson, type P4Message, type P4Record, parseP4Json, parseP4Tagged } from './parse-p4.ts';

export interface P4Place {
  readonly workspace: string;
  readonly program: Program;
  readonly values: P4Values;
  /** Ends everything that runs; a time limit is in it. */
  readonly signal: AbortSignal;
}

/** A command as data. */
export interface P4Command {
  readonly args: readonly string[];
  /** Lines for `-x -`: a long list of files. */
  readonly files?: readonly string[];
}

interface P4Answer {
  readonly records: readonly P4Record[];
  readonly messages: readonly P4Message[];
}

export interface P4 {
  ask(command: P4Command): Promise<P4Answer>;
  /** The bytes that are printed, at most so many. */
  bytes(command: P4Command, most: number): Promise<{ readonly bytes: Buffer; readonly messages: readonly P4Message[] }>;
}

const MOST_OUTPUT = 64 * 1024 * 1024;
const MOST_ERROR = 64 * 1024;
/** Looked for from the folder upwards; no file can have a name of this length. */
const NO_CONFIG = 'no-config-'.repeat(30);

/**
 * Allow-list. Without `PWD` it goes by the folder that it is started in, and with a config name that nothing can have, what
 * lies in the workspace sets nothing.
 */
const environmentOf = ({ program, values }: P4Place): Record<string, string> => ({
  PATH: program.folders.join(delimiter),
  HOME: process.env['HOME'] ?? '',
  LC_ALL: 'C.UTF-8',
  P4CONFIG: NO_CONFIG,
  ...values,
});

interface Ran {
  readonly out: Buffer;
  readonly err: string;
  readonly code: number | null;
}

const run = (place: P4Place, args: readonly string[], { input, most }: { input: string; most: number }): Promise<Ran> =>
  new Promise((done, failed) => {
    place.signal.throwIfAborted();
    const child = spawn(place.program.binary, args, {
      cwd: place.workspace,
      env: environmentOf(place),
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const stop = (): void => {
      killGroup(child.pid);
      failed(place.signal.reason);
    };
    place.signal.addEventListener('abort', stop, { once: true });
    const out: Buffer[] = [];
    let size = 0;
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (size < most) out.push(chunk.subarray(0, most - size));
      size += chunk.length;
      if (size > most) killGroup(child.pid);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (err.length < MOST_ERROR) err += chunk.toString('utf8');
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', failed);
    child.once('close', (code) => {
      place.signal.removeEventListener('abort', stop);
      done({ out: Buffer.concat(out), err, code });
    });
  });

/** Words beside the records: without a failure they say that there is nothing. */
const toldOnError = ({ err, code }: Ran): readonly P4Message[] =>
  err.trim() === '' && (code ?? 0) === 0 ? [] : [{ text: err.trim(), severity: code === 0 ? 2 : 3, generic: 0 }];

const wantsUnicode = (messages: readonly P4Message[]): boolean =>
  messages.some(({ text }) => /unicode (?:enabled )?(?:server|clients)/i.test(text));

/** p4 as a reader: only commands that change nothing are asked, in the environment of that child alone. */
export const createP4 = (place: P4Place): P4 => {
  // What this client and this server can do is found out once.
  const can = { json: true, charset: false };
  const globals = (): string[] => [...(can.charset ? ['-C', 'utf8'] : []), '-ztag', ...(can.json ? ['-Mj'] : [])];
  const ask = async ({ args, files }: P4Command): Promise<P4Answer> => {
    const { json, charset } = can;
    const input = (files ?? []).map((file) => `${file}\n`).join('');
    const all = [...globals(), ...(files === undefined ? [] : ['-x', '-']), ...args];
    const ran = await run(place, all, { input, most: MOST_OUTPUT });
    if (json && knowsNoJson(ran.err)) {
      can.json = false;
      return ask({ args, ...(files === undefined ? {} : { files }) });
    }
    const { records, messages } = (json ? parseP4Json : parseP4Tagged)(ran.out.toString('utf8'));
    const said = [...messages, ...toldOnError(ran)];
    if (charset || !wantsUnicode(said)) return { records, messages: said };
    can.charset = true;
    return ask({ args, ...(files === undefined ? {} : { files }) });
  };
  return {
    ask,
    bytes: async ({ args }, most) => {
      const ran = await run(place, [...(can.charset ? ['-C', 'utf8'] : []), ...args], { input: '', most });
      return { bytes: ran.out, messages: ran.code === null ? [] : toldOnError(ran) };
    },
  };
};
