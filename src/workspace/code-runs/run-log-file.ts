import { constants, type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunLogRecord, runLogRecord } from '#contract/code-gen/run-log';
import { CodedError } from '#contract/errors';
import { readBounded } from '../files/bounded-read.ts';
import { failpoint } from '../files/failpoint.ts';
import { coded } from '../fs-failure.ts';
import { LOG_FILE } from './run-paths.ts';

/** 20,000 rows take two records each of some 300 bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

const NEWLINE = 10;

// A kill may have torn the last line: the next record starts on a line of its own, so only the torn one is lost.
const startIn = async (file: FileHandle): Promise<string> => {
  const { size } = await file.stat();
  if (size === 0) return '';
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === NEWLINE ? '' : '\n';
};

const FLAGS = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW | constants.O_NONBLOCK;

// A workspace may come with runs of its own: a link in the place of the log would lead the records anywhere.
const openLog = async (path: string): Promise<FileHandle> => {
  const there = await lstat(path).catch(() => null);
  if (there !== null && !there.isFile()) throw new CodedError('path-outside', { path: LOG_FILE });
  return open(path, FLAGS, 0o600);
};

/** Adds records to the end of a run's log, in one write, and flushes them. @throws CodedError of the disk */
export const appendRunLog = (folder: string, records: readonly RunLogRecord[]): Promise<void> =>
  coded(folder, async () => {
    const path = join(folder, LOG_FILE);
    failpoint('run-log.open');
    const file = await openLog(path);
    try {
      const start = await startIn(file);
      failpoint('run-log.write');
      await file.appendFile(start + records.map((record) => `${JSON.stringify(record)}\n`).join(''));
      failpoint('run-log.flush');
      await file.datasync();
    } finally {
      await file.close();
    }
  });

const parseLine = (line: string): RunLogRecord | null => {
  try {
    return runLogRecord.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
};

/** The records of a run, oldest first; a line that a kill has torn is left out. Nothing where there is no log. */
export const readRunLog = async (folder: string): Promise<readonly RunLogRecord[]> => {
  const read = await coded(folder, () => readBounded(join(folder, LOG_FILE), MOST_BYTES));
  if (read.kind !== 'ok') return [];
  const lines = new TextDecoder().decode(read.bytes).split('\n');
  return lines.map(parseLine).filter((record) => record !== null);
};
