import type { FailureText } from '#contract/errors';
import { EVENT_SEQUENCES, type LifecycleEvent, skillOfEvent } from '#contract/events';
import type { Translate } from '#contract/i18n';
import type { Fact } from '#contract/state/facts';
import { jsonLine } from '#contract/wire/json-line';

export interface Output {
  event(event: LifecycleEvent): void;
  fact(fact: Fact): void;
  say(text: string): void;
  /** The last line: JSON with `type: "result"`, or words. */
  result(ok: boolean, fields: Readonly<Record<string, unknown>>, words: string): void;
  failure(failure: FailureText): void;
}

/** Control and invisible characters in a text from a design or a model must not steer a terminal. */
export const visible = (text: string): string =>
  text.replaceAll(
    /(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );

/** A name in a list: a line break in it must not look like the next line. */
export const oneLine = (text: string): string => text.replaceAll(/[\n\t]+/g, ' ⏎ ');

const writeLine = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const jsonOutput = (): Output => {
  const put = (record: object): void => writeLine(jsonLine(record));
  return {
    event: (event) => put({ type: 'event', event }),
    fact: (fact) => {
      if (fact.type === 'progress' && fact.action.type === 'detail') put({ type: 'progress', ...fact.action.detail });
      if (fact.type !== 'log') return;
      for (const { kind, title, text } of fact.records) if (kind === 'error') put({ type: 'log', kind, title, text });
    },
    say: () => undefined,
    result: (ok, fields) => put({ type: 'result', ok, ...fields }),
    failure: (failure) => put({ type: 'result', ok: false, error: failure }),
  };
};

const wordOutput = (translate: Translate): Output => ({
  event: (event) => {
    const sequence = EVENT_SEQUENCES[skillOfEvent(event)] as readonly string[];
    writeLine(`${sequence.indexOf(event) + 1}/${sequence.length}  ${translate(`events.${event}`)}`);
  },
  fact: () => undefined,
  say: (text) => writeLine(visible(text)),
  result: (_ok, _fields, words) => writeLine(visible(words)),
  failure: (failure) => {
    process.stderr.write(`${visible(failure.message)} (${failure.code})\n`);
  },
});

/** Words for people, or JSON lines and nothing else on stdout. */
export const createOutput = (json: boolean, translate: Translate): Output =>
  json ? jsonOutput() : wordOutput(translate);
