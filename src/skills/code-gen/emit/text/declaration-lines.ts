import { filled } from './filled.ts';
import { splitValue } from './split-value.ts';

/** A line of a rule and how much deeper than the rule's other lines it stands. */
export interface RuleLine {
  readonly text: string;
  readonly deeper: number;
}

const LONGEST = 100;
const STEP = 2;

/** A function that is too long for a line has an argument a line. */
const callLines = (head: string, value: string): RuleLine[] | null => {
  const [, name, inner] = /^([\w-]+)\((.*)\)$/.exec(value) ?? [];
  if (name === undefined || inner === undefined || splitValue(value, ' ').length > 1) return null;
  const given = splitValue(inner, ',');
  if (given.length < 2) return null;
  const lines = given.map((one, index) => ({ text: index < given.length - 1 ? `${one},` : one, deeper: 1 }));
  return [{ text: `${head}: ${name}(`, deeper: 0 }, ...lines, { text: ');', deeper: 0 }];
};

/** One of several values; what has no room on its line follows, deeper. */
const partLines = (value: string, at: number): RuleLine[] => {
  const [first = '', ...more] = value.length > LONGEST - at ? filled(splitValue(value, ' '), LONGEST - at) : [value];
  return [{ text: first, deeper: 1 }, ...more.map((text) => ({ text, deeper: 2 }))];
};

/** Values one after the other stand each on a line, where one of them has parts. */
const listLines = (head: string, value: string, at: number): RuleLine[] | null => {
  const values = splitValue(value, ',');
  if (values.length < 2 || values.every((one) => splitValue(one, ' ').length < 2)) return null;
  const last = values.length - 1;
  return [
    { text: `${head}:`, deeper: 0 },
    ...values.flatMap((one, index) => partLines(`${one}${index < last ? ',' : ';'}`, at + STEP)),
  ];
};

/**
 * A declaration as formatters print it.
 * @param property one that starts with `&` is a rule in the rule, and its value declarations with `;` between them
 * @param at columns before the lines of the rule
 */
export const declarationLines = (property: string, value: string, at: number): RuleLine[] => {
  if (property.startsWith('&')) {
    const inner = splitValue(value, ';').map((text) => ({ text: `${text};`, deeper: 1 }));
    return [{ text: `${property} {`, deeper: 0 }, ...inner, { text: '}', deeper: 0 }];
  }
  const whole = `${property}: ${value};`;
  if (property.startsWith('--')) return [{ text: whole, deeper: 0 }];
  const long = whole.length > LONGEST - at ? callLines(property, value) : null;
  return listLines(property, value, at) ?? long ?? [{ text: whole, deeper: 0 }];
};
