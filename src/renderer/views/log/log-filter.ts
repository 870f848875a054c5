import type { LogRecord } from '#contract/state/app-state';

/** The filters of the drawer: warnings and errors are one. */
export const LOG_FILTERS = ['all', 'event', 'tool', 'message', 'problems', 'app'] as const;
export type LogFilter = (typeof LOG_FILTERS)[number];

const filterOf = ({ kind }: LogRecord): LogFilter => (kind === 'warning' || kind === 'error' ? 'problems' : kind);

export const countByFilter = (records: readonly LogRecord[]): Readonly<Record<LogFilter, number>> => {
  const counts = { all: records.length, event: 0, tool: 0, message: 0, problems: 0, app: 0 };
  for (const record of records) counts[filterOf(record)] += 1;
  return counts;
};

export const filterLog = (records: readonly LogRecord[], filter: LogFilter, query: string): readonly LogRecord[] => {
  const wanted = query.trim().toLocaleLowerCase('en');
  if (filter === 'all' && wanted === '') return records;
  return records.filter(
    (record) =>
      (filter === 'all' || filterOf(record) === filter) &&
      (wanted === '' ||
        record.title.toLocaleLowerCase('en').includes(wanted) ||
        record.text.toLocaleLowerCase('en').includes(wanted)),
  );
};

/** What a terminal or an editor would obey or hide; in JSON it can stand as its number. */
const HIDDEN = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\udb40[\udc00-\udc7f]/g;

const escapeUnits = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** One JSON object per line. Hidden characters are escaped, so that reading it back gives the same text. */
export const logLines = (records: readonly LogRecord[]): string =>
  records
    .map(({ at, kind, title, text }) =>
      JSON.stringify({ at: new Date(at).toISOString(), kind, title, text }).replace(HIDDEN, escapeUnits),
    )
    .join('\n');

const two = (value: number): string => String(value).padStart(2, '0');

/** `14:02:10.41`, in the time of the place. */
export const logTime = (at: number): string => {
  const date = new Date(at);
  const hundredths = two(Math.floor(date.getMilliseconds() / 10));
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${hundredths}`;
};
