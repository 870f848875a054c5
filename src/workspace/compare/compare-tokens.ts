import type { TokenChange } from '#contract/design/snapshot-diff';
import type { DesignVariable } from '#contract/snapshot';

const groups = (variables: readonly DesignVariable[]): Map<string, DesignVariable[]> =>
  Map.groupBy(variables, ({ id }) => id);

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
export const compareTokens = (before: readonly DesignVariable[], after: readonly DesignVariable[]): TokenChange[] => {
  const [from, to] = [groups(before), groups(after)];
  return [...new Set([...to.keys(), ...from.keys()])].flatMap((id) => {
    const change = changeOf(from.get(id) ?? [], to.get(id) ?? []);
    return change === null ? [] : [change];
  });
};
