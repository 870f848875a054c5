/** One record of an answer: names and values; a name alone has an empty value. */
export type P4Record = ReadonlyMap<string, string>;

/** Something that is said instead of a record, or beside it. */
export interface P4Message {
  readonly text: string;
  /** 0 and 1 tell, 2 is an empty result, 3 and 4 are failures. */
  readonly severity: number;
  /** The kind of a failure, the same in every language; 0 where it is not told. */
  readonly generic: number;
}

export interface P4Output {
  readonly records: readonly P4Record[];
  readonly messages: readonly P4Message[];
}

const isMessage = (record: P4Record): boolean => record.has('data') && (record.has('level') || record.has('severity'));

const messageOf = (record: P4Record): P4Message => ({
  text: record.get('data') ?? '',
  severity: Number(record.get('severity') ?? 1),
  generic: Number(record.get('generic') ?? 0),
});

const sorted = (all: readonly P4Record[]): P4Output => ({
  records: all.filter((record) => !isMessage(record)),
  messages: all.filter(isMessage).map(messageOf),
});

const recordOfLine = (line: string): P4Record | null => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return new Map(Object.entries(value).map(([key, each]) => [key, String(each)]));
  } catch {
    return null;
  }
};

/** `p4 -ztag -Mj …`: one object on each line, `{"depotFile":"//depot/a","action":"edit"}`. Other lines are messages that tell. */
export const parseP4Json = (text: string): P4Output => {
  const all: P4Record[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    all.push(
      recordOfLine(line) ??
        new Map([
          ['data', line],
          ['level', '0'],
        ]),
    );
  }
  return sorted(all);
};

const FIELD = /^\.\.\. (\S+)(?: (.*))?$/s;

/**
 * `p4 -ztag …` of clients that know no JSON: lines `... key value`, a blank line behind each record. A line without dots
 * goes on with the value before it; outside of a record it is a message.
 */
export const parseP4Tagged = (text: string): P4Output => {
  const all: P4Record[] = [];
  let record: Map<string, string> | null = null;
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name !== undefined) {
      // A name for the second time begins a record whose blank line is missing.
      if (record === null || record.has(name)) {
        record = new Map();
        all.push(record);
      }
      record.set(name, value);
      key = name;
    } else if (line === '') record = null;
    else if (record !== null) record.set(key, `${record.get(key) ?? ''}\n${line}`);
    else
      all.push(
        new Map([
          ['data', line],
          ['level', '0'],
        ]),
      );
  }
  return sorted(all);
};

/** A client that is too old for JSON says so in these ways, whatever it was asked. */
export const knowsNoJson = (stderr: string): boolean => /invalid option: -M|^usage: p4/im.test(stderr);

/** Only paths in `//` syntax are encoded. */
export const decodeDepotPath = (path: string): string =>
  path.replace(/%(?:40|23|2A|25)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));

/** A path as an argument: four characters mean something else to Perforce. */
export const encodeP4Path = (path: string): string =>
  path.replace(/[%@#*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
