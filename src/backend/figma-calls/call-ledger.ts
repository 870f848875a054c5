import { createHmac, randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FigmaAnswered } from '#contract/tool';
import { writeFileAtomic } from '#workspace/atomic-file';
import { readTextAtOnce } from '#workspace/files/read-at-once';
import { withFileLock } from '../settings/file-lock.ts';
import { type AccountRecord, accountRecord, NEW_ACCOUNT, withAnswer, withCall } from './account-record.ts';

export interface CallLedger {
  /** Stands for a token where something is kept for it: salted with a value of this machine's own, and no way back. */
  fingerprint(token: string): string;
  read(token: string): AccountRecord;
  calling(token: string, endpoint: string): void;
  answered(token: string, answer: FigmaAnswered): void;
  /** Resolves when everything is on the disk, or could not be. Never rejects. */
  flush(): Promise<void>;
}

const FILE = 'figma-calls.json';
const MAX_ACCOUNTS = 20;
const MAX_BYTES = 4 * 1024 * 1024;

const fingerprintText = z.string().regex(/^[0-9a-f]{32}$/);
const stored = z.object({
  schemaVersion: z.literal(1),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  accounts: z.record(fingerprintText, accountRecord),
});
type Ledger = z.infer<typeof stored>;

/** Counts that cannot be read are no loss worth a question: the next limit that Figma names is learnt anew. */
const readLedger = (file: string): Ledger | null => {
  try {
    const parsed = stored.safeParse(JSON.parse(readTextAtOnce(file, MAX_BYTES) ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** The account changed, and no more accounts than are kept: the one that was not heard of for longest goes. */
const withAccount = (ledger: Ledger, print: string, record: AccountRecord): Ledger => {
  const all = Object.entries({ ...ledger.accounts, [print]: record });
  const kept = all.sort(([, a], [, b]) => b.at - a.at).slice(0, MAX_ACCOUNTS);
  return { ...ledger, accounts: Object.fromEntries(kept) };
};

/** Kept with the token itself, in memory alone: its fingerprint depends on the salt that the file has when it is saved. */
interface Change {
  readonly token: string;
  of(record: AccountRecord): AccountRecord;
}

/** What could not be saved waits for the next time; more than this is forgotten, oldest first. */
const MAX_WAITING = 1_000;

const printOf = ({ salt }: Ledger, token: string): string =>
  createHmac('sha256', salt).update(token).digest('hex').slice(0, 32);

const recordOf = (ledger: Ledger, token: string): AccountRecord =>
  ledger.accounts[printOf(ledger, token)] ?? NEW_ACCOUNT;

const apply = (ledger: Ledger, changes: readonly Change[]): Ledger =>
  changes.reduce((made, { token, of }) => withAccount(made, printOf(made, token), of(recordOf(made, token))), ledger);

const newLedger = (): Ledger => ({ schemaVersion: 1, salt: randomBytes(32).toString('hex'), accounts: {} });

/**
 * How often Figma was asked, per account and tier, and what it said when it refused. Kept beside the settings, never in a
 * workspace, and shared by everything of the product that runs: each change is made to the file as it is then.
 * @param now wall clock in milliseconds, since limits outlive the program
 */
export const createCallLedger = (dir: string, now: () => number): CallLedger => {
  const file = join(dir, FILE);
  let known: Ledger | null = null;
  let waiting: readonly Change[] = [];
  let saving: Promise<void> = Promise.resolve();
  /** The file as it is now with what was not saved yet: somebody else may have asked meanwhile. */
  const current = (): Ledger => {
    const onDisk = readLedger(file);
    known = onDisk === null ? (known ?? apply(newLedger(), waiting)) : apply(onDisk, waiting);
    return known;
  };
  const save = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await withFileLock(`${file}.lock`, async () => {
      const changes = waiting;
      await writeFileAtomic(file, `${JSON.stringify(current())}\n`, { mode: 0o600 });
      waiting = waiting.filter((change) => !changes.includes(change));
    });
  };
  const put = (change: Change): void => {
    waiting = [...waiting, change].slice(-MAX_WAITING);
    if (known !== null) known = apply(known, [change]);
    // A disk that is full must not keep anybody from importing.
    saving = saving.then(save).catch(() => undefined);
  };
  return {
    fingerprint: (token) => printOf(current(), token),
    read: (token) => recordOf(current(), token),
    calling: (token, endpoint) => {
      const at = now();
      put({ token, of: (record) => withCall(record, endpoint, at) });
    },
    answered: (token, answer) => {
      const at = now();
      put({ token, of: (record) => withAnswer(record, answer, at) });
    },
    flush: () => saving,
  };
};
