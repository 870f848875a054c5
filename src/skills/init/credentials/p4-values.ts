import { z } from 'zod';

/** The three settings of a `.p4config`, as people know them. */
export const P4_FIELDS = { port: 'P4PORT', user: 'P4USER', client: 'P4CLIENT' } as const;
type Field = keyof typeof P4_FIELDS;
export type P4Values = Readonly<Record<Field, string>>;

/** Only these three are looked at: a password or a ticket that comes along is not even read. */
export const p4Values = z.object({ port: z.string(), user: z.string(), client: z.string() });

/** What is wrong with a value; a key below `init.p4.` of the locales. */
export type P4Problem = 'empty' | 'too-long' | 'bad-character' | 'bad-port' | 'starts-program';

const MAX_LENGTH = 256;
/** Letters and digits of any script and a few marks: nothing that ends a line, starts a comment or stands for something else. */
const NAME = /^[\p{L}\p{N}._+/\\~][\p{L}\p{M}\p{N}._+/\\~-]*$/u;
const PORT = /^(?:(?:tcp|ssl)(?:4|6|46|64)?:)?(?:(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.%]+\]):)?(?<number>\d{1,5})$/;

const portProblem = (port: string): P4Problem | null => {
  if (/^(?:rsh|jsh):/i.test(port)) return 'starts-program';
  const number = Number(PORT.exec(port)?.groups?.['number'] ?? 0);
  return number >= 1 && number <= 65_535 ? null : 'bad-port';
};

const problemOf = (field: Field, value: string): P4Problem | null => {
  if (value === '') return 'empty';
  if (value.length > MAX_LENGTH) return 'too-long';
  if (field === 'port') return portProblem(value);
  return NAME.test(value) ? null : 'bad-character';
};

/** The first value that cannot be a setting; null when all three can. */
export const findP4Problem = (values: P4Values): { field: string; problem: P4Problem } | null => {
  for (const field of Object.keys(P4_FIELDS) as Field[]) {
    const problem = problemOf(field, values[field]);
    if (problem !== null) return { field: P4_FIELDS[field], problem };
  }
  return null;
};

/** The file in P4CONFIG format; the values must have passed `findP4Problem`. */
export const p4ConfigText = (values: P4Values): string =>
  (Object.keys(P4_FIELDS) as Field[]).map((field) => `${P4_FIELDS[field]}=${values[field]}\n`).join('');
