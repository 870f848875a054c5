import type { RunLogRecord } from '#contract/code-gen/run-log';

/** A line of a run log: a sentence of `ui.changes.log`, and the file or the words it is about. */
export interface RunLine {
  readonly at: string;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly path: string | null;
  /** What somebody typed. */
  readonly quote: string | null;
  readonly tone: 'plain' | 'mod' | 'del';
}

const SHORT = 8;
export const shortDigest = (digest: string): string => digest.slice(0, SHORT).replace(/^(.{4})(.+)$/, '$1 $2');

type Told = Partial<Omit<RunLine, 'at' | 'key'>>;

const line = (record: RunLogRecord, told: Told, key: string = record.kind): RunLine => ({
  at: record.at,
  key,
  params: {},
  path: null,
  quote: null,
  tone: 'plain',
  ...told,
});

/** Null for what the next record says again. */
const lineOf = (record: RunLogRecord): RunLine | null => {
  switch (record.kind) {
    case 'writing':
    case 'undo-began':
    case 'undo-ended':
      return null;
    case 'planned':
      return line(record, { params: { round: record.round, count: record.rows, digest: shortDigest(record.digest) } });
    case 'approved':
      return line(
        record,
        { params: { round: record.round, count: record.rows, digest: shortDigest(record.digest) } },
        `approved-${record.by}`,
      );
    case 'modified':
      return line(record, {
        params: { round: record.round, count: record.unticked.length },
        quote: record.text === '' ? null : record.text,
      });
    case 'cancelled':
      return line(record, { params: { round: record.round } });
    case 'refused':
      return line(record, { path: record.path, quote: record.why, tone: 'mod' });
    case 'wrote':
      return line(record, { path: record.path }, `wrote-${record.row}`);
    case 'failed':
      return line(record, { path: record.path, params: { code: record.code }, tone: 'del' });
    case 'hook':
      return line(
        record,
        { quote: record.message || null, tone: record.ok ? 'plain' : 'mod' },
        record.ok ? 'hook' : 'hook-failed',
      );
    case 'done':
      return line(record, { params: { count: record.written, left: record.left } });
    case 'undone':
      return line(record, { path: record.path });
    case 'undo-kept':
      return line(record, { path: record.path, tone: 'mod' });
  }
};

export const runLines = (log: readonly RunLogRecord[]): readonly RunLine[] =>
  log.flatMap((record) => lineOf(record) ?? []);

/** The answer that let the run write; null before there was one. */
export const approvalOf = (log: readonly RunLogRecord[]): (RunLogRecord & { kind: 'approved' }) | null =>
  log.findLast((record) => record.kind === 'approved') ?? null;

/** Seconds from the first write to the end; null when either is not told. */
export const writingTime = (log: readonly RunLogRecord[]): number | null => {
  const start = log.find(({ kind }) => kind === 'writing' || kind === 'wrote')?.at;
  const end = log.findLast(({ kind }) => kind === 'done')?.at;
  if (start === undefined || end === undefined) return null;
  const ms = Date.parse(end) - Date.parse(start);
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
};
