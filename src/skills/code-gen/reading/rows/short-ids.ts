import { nodeId } from '../attributes/use.ts';

/** By what ids are shortened at a place of the tree. */
export interface IdBase {
  /** What stands before the colon of the root's id: `12:7` is then `:7`. */
  readonly file: string;
  /** Id of the nearest instance above without its `I`: `I12:7;3:4` is then `;3:4`. */
  readonly instance: string | null;
}

const bare = (id: string): string => id.replace(/^I/, '');

/** The base at the root of a form, which may lie in an instance itself. */
export const rootBase = (id: string): IdBase => {
  const file = /^I?(\d+):/.exec(id)?.[1] ?? '';
  const last = id.startsWith('I') ? id.lastIndexOf(';') : -1;
  return { file, instance: last < 0 ? null : bare(id.slice(0, last)) };
};

export const baseBelow = (base: IdBase, row: { readonly id: string; readonly isInstance: boolean }): IdBase =>
  row.isInstance ? { file: base.file, instance: bare(row.id) } : base;

export const shortId = (id: string, { file, instance }: IdBase): string => {
  if (instance !== null && id.startsWith(`I${instance};`)) {
    const tail = id.slice(instance.length + 1);
    if (/^;\d[\d:;]*$/.test(tail)) return tail;
  }
  if (file !== '' && id.startsWith(`${file}:`) && /^\d+$/.test(id.slice(file.length + 1))) return id.slice(file.length);
  return nodeId(id);
};

/** What stands before the last number of an id, and that number. */
const counted = (id: string): { start: string; last: number } | null => {
  const match = /^([\d:;]*[:;])(0|[1-9]\d{0,14})$/.exec(id);
  return match === null ? null : { start: match[1] as string, last: Number(match[2]) };
};

const follows = (id: string | undefined, before: string): boolean => {
  const [one, other] = [counted(id ?? ''), counted(before)];
  return one !== null && other !== null && one.start === other.start && one.last === other.last + 1;
};

/** Ids in a row, with `:5..9` for those whose last number counts up. */
export const idList = (ids: readonly string[]): string => {
  const parts: string[] = [];
  for (let at = 0; at < ids.length; at += 1) {
    let end = at;
    while (follows(ids[end + 1], ids[end] ?? '')) end += 1;
    // Two in a row are hardly shorter as a range.
    if (end > at + 1) parts.push(`${ids[at]}..${counted(ids[end] ?? '')?.last}`);
    else parts.push(...ids.slice(at, end + 1));
    at = end;
  }
  return parts.join(',');
};
