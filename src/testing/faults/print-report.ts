import type { FaultGroup } from './fault-list.ts';
import type { Judged, Verdict } from './judge.ts';

const VERDICTS: readonly Verdict[] = ['pass', 'fail', 'skip', 'missing'];

/** How many of each verdict. */
export const tally = (judged: readonly Judged[]): Readonly<Record<Verdict, number>> => {
  const count = (verdict: Verdict): number => judged.filter((one) => one.verdict === verdict).length;
  return { pass: count('pass'), fail: count('fail'), skip: count('skip'), missing: count('missing') };
};

const sumLine = (name: string, judged: readonly Judged[]): string => {
  const sums = tally(judged);
  return `${name}: ${VERDICTS.map((verdict) => `${sums[verdict]} ${verdict}`).join(', ')}`;
};

const lineOf = ({ id, severity, verdict, tests, what, why }: Judged): string => {
  const head = `${id}  ${severity}  ${verdict.padEnd(7)} ${String(tests).padStart(3)}  ${what ?? ''}`.trimEnd();
  return [head, ...why.map((cause) => `                        ${cause}`)].join('\n');
};

/** The table for people: a line for each id, the causes below it, sums at the end of each group and of all. */
export const printable = (groups: readonly FaultGroup[], judged: readonly Judged[]): string => {
  const blocks = groups.map(({ group, title }) => {
    const own = judged.filter(({ id }) => id.startsWith(group));
    return [`${group} ${title}`, ...own.map(lineOf), sumLine(group, own), ''].join('\n');
  });
  return [...blocks, sumLine('All', judged), ''].join('\n');
};

/** A line of JSON for each id, and the sums as the last one. */
export const asJsonLines = (judged: readonly Judged[]): string =>
  [...judged.map((one) => ({ type: 'fault', ...one })), { type: 'result', ...tally(judged) }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
