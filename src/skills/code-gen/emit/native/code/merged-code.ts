import { type Code, isSame } from './code-tree.ts';

type Pick = (values: readonly Code[]) => Code;

/** More places than this that differ, and the whole is easier to read twice. */
const MOST_PLACES = 2;

interface Merging {
  readonly pick: Pick;
  places: number;
}

type Call = Extract<Code, { kind: 'call' }>;

const areCalls = (codes: readonly Code[]): codes is readonly Call[] =>
  codes.every((code) => typeof code !== 'string' && code.kind === 'call' && code.block === null);

const shapeOf = ({ head, args }: Call): string => JSON.stringify([head, args.map(({ name }) => name)]);

const columns = (rows: readonly (readonly Code[])[], merging: Merging): Code[] => {
  const [first = []] = rows;
  return first.map((_, at) =>
    merge(
      rows.map((row) => row[at] as Code),
      merging,
    ),
  );
};

/** The same call with other arguments, a chain or list of as many; null for codes that are nothing alike. */
const mergedInside = (codes: readonly Code[], merging: Merging): Code | null => {
  const [first] = codes;
  if (first === undefined || typeof first === 'string') return null;
  if (areCalls(codes) && first.kind === 'call') {
    if (first.args.length === 0 || new Set(codes.map(shapeOf)).size !== 1) return null;
    const values = columns(
      codes.map(({ args }) => args.map(({ code }) => code)),
      merging,
    );
    return { ...first, args: first.args.map(({ name }, at) => ({ name, code: values[at] as Code })) };
  }
  if (first.kind !== 'chain' && first.kind !== 'list') return null;
  const parts = codes.map((code) =>
    typeof code === 'string' ? null : code.kind === 'chain' ? code.links : code.kind === 'list' ? code.items : null,
  );
  const known = parts.filter((part) => part !== null);
  const heads = new Set(codes.map((code) => (typeof code === 'string' ? '' : code.kind === 'chain' ? code.base : '')));
  if (known.length !== codes.length || heads.size !== 1 || new Set(known.map((part) => part.length)).size !== 1)
    return null;
  if (first.kind === 'list') return { ...first, items: columns(known, merging) };
  // What a modifier is called is no value: links that are none alike are not chosen one by one.
  const isAlike = first.links.every((_, at) => {
    const column = known.map((part) => part[at] as Code);
    return areCalls(column) ? new Set(column.map(shapeOf)).size === 1 : column.every((one) => isSame(one, column[0]));
  });
  return isAlike ? { ...first, links: columns(known, merging) } : null;
};

const merge = (codes: readonly Code[], merging: Merging): Code => {
  const [first] = codes;
  if (first !== undefined && codes.every((code) => isSame(code, first))) return first;
  const inside = mergedInside(codes, merging);
  if (inside !== null) return inside;
  merging.places += 1;
  return merging.pick(codes);
};

/**
 * Codes that differ in a place or two, written once with a choice there; null where they have less in common.
 * @param pick makes the choice between the values of one place, in the order of the codes
 */
export const mergedCode = (codes: readonly Code[], pick: Pick): Code | null => {
  const merging: Merging = { pick, places: 0 };
  const merged = mergedInside(codes, merging);
  return merged === null || merging.places > MOST_PLACES ? null : merged;
};
