import { type FileHandle, open, rename } from 'node:fs/promises';

/** What happened, without what was said: no bodies, results or secrets. */
export interface LogLine {
  readonly dir: 'in' | 'out' | 'own';
  readonly type: string;
  readonly channel: string | null;
}

export interface MessageLog {
  line(line: LogLine): void;
  /** Writes what waits, and closes the file. */
  close(): Promise<void>;
}

export interface LogOptions {
  /** The file is renamed to `.1` above this. */
  readonly maxBytes?: number;
  readonly flushMs?: number;
}

const MAX_BYTES = 10 * 1024 * 1024;
const FLUSH_MS = 250;
/** A disk that does not take lines costs this much and no more. */
const MAX_WAITING = 4 * 1024 * 1024;

/** The file as it grows; a rotation that fails is tried again with the next lines. */
const createFile = (path: string, first: FileHandle, maxBytes: number) => {
  let handle = first;
  let size = 0;
  // A full disk may take a part of a line: the next one begins on its own.
  let torn = false;
  const rotate = async (): Promise<void> => {
    await rename(path, `${path}.1`);
    const next = await open(path, 'a', 0o600);
    await handle.close();
    handle = next;
    size = 0;
  };
  return {
    measure: async (): Promise<void> => {
      size = (await handle.stat()).size;
    },
    append: async (text: string): Promise<void> => {
      if (size >= maxBytes) await rotate();
      const bytes = Buffer.from(torn ? `\n${text}` : text);
      const { bytesWritten } = await handle.write(bytes);
      size += bytesWritten;
      torn = bytesWritten < bytes.length;
    },
    close: () => handle.close(),
  };
};

const textOf = (record: object): string => `${JSON.stringify({ at: new Date().toISOString(), ...record })}\n`;

/**
 * Lines of JSON, written in batches. What cannot be written is counted and said once lines are taken again; the daemon
 * goes on. Throws when the file cannot be opened at all.
 */
export const openMessageLog = async (path: string, options: LogOptions = {}): Promise<MessageLog> => {
  const file = createFile(path, await open(path, 'a', 0o600), options.maxBytes ?? MAX_BYTES);
  await file.measure();
  let waiting = '';
  let left = 0;
  let writing: Promise<void> | null = null;
  const flush = async (): Promise<void> => {
    const noted = left;
    const text =
      noted === 0 ? waiting : waiting + textOf({ dir: 'own', type: 'lines-left-out', channel: null, count: noted });
    const lines = waiting.split('\n').length - 1;
    [waiting, left] = ['', 0];
    await file.append(text).catch(() => {
      left += noted + lines;
    });
  };
  const timer = setInterval(() => {
    if (waiting === '' || writing !== null) return;
    writing = flush().finally(() => {
      writing = null;
    });
  }, options.flushMs ?? FLUSH_MS);
  timer.unref();
  return {
    line: ({ dir, type, channel }) => {
      const text = textOf({ dir, type, channel });
      if (waiting.length + text.length > MAX_WAITING) left += 1;
      else waiting += text;
    },
    close: async () => {
      clearInterval(timer);
      await writing;
      if (waiting !== '') await flush();
      await file.close().catch(() => undefined);
    },
  };
};
