import type { TokenChange } from '#contract/design/snapshot-diff';
import type { DesignVariable } from '#contract/snapshot';
import type { Pace } from '../files/pace.ts';

const groups = async (variables: readonly DesignVariable[], pace: Pace): Promise<Map<string, DesignVariable[]>> => {
  const byId = new Map<string, DesignVariable[]>();
  for (const variable of variables) {
    const known = byId.get(variable.id);
    if (known === undefined) byId.set(variable.id, [variable]);
    else known.push(variable);
    if (pace.isDue()) await pace.rest();
  }
  return byId;
};

const fullName = ({ collection, name }: DesignVariable): string => (collection === '' ? name : `${collection}/${name}`);

const valuesByMode = (records: readonly DesignVariable[]): Map<string, DesignVariable> =>
  new Map(records.map((record) => [record.mode, record]));

const modesOf = (before: readonly DesignVariable[], after: readonly DesignVariable[]): TokenChange['modes'] => {
  const [from, to] = [valuesByMode(before), valuesByMode(after)];
  const modes = new Set([...to.keys(), ...from.keys()]);
  return [...modes].flatMap((mode) => {
    const [a, b] = [from.get(mode), to.get(mode)];
    if (a !== undefined && b !== undefined && a.value === b.value && a.type === b.type) return [];
    return [{ mode, ...(a === undefined ? {} : { before: a.value }), ...(b === undefined ? {} : { after: b.value }) }];
  });
};

const changeOf = (before: readonly DesignVariable[], after: readonly DesignVariable[]): TokenChange | null => {
  const [a, b] = [before[0], after[0]];
  const shown = b ?? a;
  if (shown === undefined) return null;
  const modes = modesOf(before, after);
  const isRenamed = a !== undefined && b !== undefined && fullName(a) !== fullName(b);
  const kind = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
  if (kind === 'changed' && !isRenamed && modes.length === 0) return null;
  return {
    id: shown.id,
    name: shown.name,
    collection: shown.collection,
    type: shown.type,
    kind,
    ...(isRenamed ? { renamed: { before: fullName(a), after: fullName(b) } } : {}),
    modes,
  };
};

/** By id of the variable, and value by value of each mode. */
export const compareTokens = async (
  before: readonly DesignVariable[],
  after: readonly DesignVariable[],
  pace: Pace,
): Promise<TokenChange[]> => {
  const [from, to] = [await groups(before, pace), await groups(after, pace)];
  const changes: TokenChange[] = [];
  for (const id of new Set([...to.keys(), ...from.keys()])) {
    const change = changeOf(from.get(id) ?? [], to.get(id) ?? []);
    if (change !== null) changes.push(change);
    if (pace.isDue()) await pace.rest();
  }
  return changes;
};
