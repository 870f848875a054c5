import { parseArgs } from 'node:util';
import { BRIDGE_PORT } from '#contract/bridge/limits';
import { CodedError } from '#contract/errors';
import type { DaemonSettings } from '../launch/daemon-settings.ts';

const COMMANDS = ['eval', 'status', 'start', 'restart', 'stop'] as const;
export type Command = (typeof COMMANDS)[number];

export interface Wish {
  readonly command: Command;
  /** Code on the command line instead of standard input. */
  readonly code: string | null;
  readonly client: string | null;
  readonly foreground: boolean;
  readonly settings: DaemonSettings;
  /** The limits as they were given, for a daemon that is started. */
  readonly limitArgs: readonly string[];
}

const OPTIONS = {
  client: { type: 'string' },
  port: { type: 'string' },
  foreground: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'eval-limit': { type: 'string' },
  heartbeat: { type: 'string' },
  'max-message': { type: 'string' },
} as const;

type Values = { readonly [K in keyof typeof OPTIONS]?: string | boolean };

const parse = (args: readonly string[]): { values: Values; positionals: string[] } => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new CodedError('usage', { problem: `${(error as Error).message.split('.')[0]}.` });
  }
};

const numberOf = (values: Values, name: keyof Values, range: { min: number; max: number }): number | null => {
  const text = values[name];
  if (text === undefined) return null;
  const value = Number(text);
  if (text === '' || !(value >= range.min && value <= range.max))
    throw new CodedError('usage', { problem: `--${name} ${range.min}…${range.max}: ${String(text).slice(0, 40)}.` });
  return value;
};

const LIMITS = {
  'eval-limit': { limit: 'evalMs', factor: 1_000, min: 0.05, max: 3_600 },
  heartbeat: { limit: 'heartbeatMs', factor: 1_000, min: 0.05, max: 3_600 },
  'max-message': { limit: 'messageBytes', factor: 1024 * 1024, min: 1, max: 256 },
} as const;

type LimitName = keyof typeof LIMITS;

const limitsOf = (values: Values): [LimitName, number][] =>
  (Object.keys(LIMITS) as LimitName[]).flatMap((name) => {
    const value = numberOf(values, name, LIMITS[name]);
    return value === null ? [] : [[name, value] as [LimitName, number]];
  });

const portOf = (values: Values, environment: NodeJS.ProcessEnv): number => {
  const said = values.port ?? environment['FIGMA2CODE_BRIDGE_PORT'];
  const port = numberOf({ ...values, ...(said === undefined ? {} : { port: said }) }, 'port', { min: 1, max: 65_535 });
  if (port !== null && !Number.isInteger(port)) throw new CodedError('usage', { problem: `--port ${port}.` });
  return port ?? BRIDGE_PORT;
};

/** What was asked for; null when it was help. @throws CodedError `usage` */
export const readArguments = (args: readonly string[], environment: NodeJS.ProcessEnv): Wish | null => {
  const { values, positionals } = parse(args);
  if (values.help === true) return null;
  const [command = 'eval', code = null, ...more] = positionals;
  const extra = command === 'eval' ? more[0] : (code ?? undefined);
  if (!(COMMANDS as readonly string[]).includes(command)) throw new CodedError('usage', { problem: `${command}?` });
  if (extra !== undefined) throw new CodedError('usage', { problem: `${extra}?` });
  const limits = limitsOf(values);
  return {
    command: command as Command,
    code: command === 'eval' ? code : null,
    client: typeof values.client === 'string' ? values.client : null,
    foreground: values.foreground === true,
    settings: {
      port: portOf(values, environment),
      limits: Object.fromEntries(limits.map(([name, value]) => [LIMITS[name].limit, value * LIMITS[name].factor])),
    },
    limitArgs: limits.flatMap(([name, value]) => [`--${name}`, String(value)]),
  };
};
