import type { P4Fixture } from './fake-p4.ts';

/** Nothing here was captured on a server of ours; where one is present the same is asked of it. */
export const SOURCE =
  'captures and documentation published with other p4 integrations (tests of git-p4, editor plugins, fake servers), servers 2024.2 to 2026.1';

const JSON_FLAGS = ['-ztag', '-Mj'] as const;

export const lines = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** `... key value` lines, as clients without JSON write them. */
export const tagged = (...records: readonly Readonly<Record<string, string>>[]): string =>
  records
    .map((record) =>
      [
        ...Object.entries(record).map(([key, value]) => (value === '' ? `... ${key}` : `... ${key} ${value}`)),
        '',
        '',
      ].join('\n'),
    )
    .join('');

/** An answer in JSON to a command. */
export const answer = (args: readonly string[], ...records: readonly object[]): P4Fixture => ({
  source: SOURCE,
  args: [...JSON_FLAGS, ...args],
  stdout: lines(...records),
});

export const INFO = {
  userName: 'maria',
  clientName: 'maria-ws',
  clientRoot: '{ws}',
  caseHandling: 'sensitive',
};

export const OPENED = ['opened', '{ws}/...'] as const;
export const FSTAT = ['fstat', '-Ro', '{ws}/...'] as const;
export const RECONCILE = ['-x', '-', 'reconcile', '-n', '-a', '-e', '-d'] as const;

export const NOTHING = { data: 'file(s) not opened on this client.\n', generic: 17, severity: 2 };

export const opened = (path: string, action: string, more: object = {}): object => ({
  depotFile: `//depot/app/${path}`,
  clientFile: `//maria-ws/${path}`,
  rev: '3',
  haveRev: action === 'add' ? 'none' : '3',
  action,
  change: 'default',
  type: 'text',
  ...more,
});

export const fstat = (path: string, action: string, more: object = {}): object => ({
  depotFile: `//depot/app/${path}`,
  clientFile: `{ws}/${path}`,
  isMapped: '',
  headRev: '3',
  action,
  change: 'default',
  actionOwner: 'maria',
  ...more,
});
