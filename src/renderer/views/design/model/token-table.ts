import type { DesignVariable } from '#contract/snapshot';

export interface TokenCell {
  readonly value: DesignVariable['value'];
  readonly unresolved: string | undefined;
}

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly type: DesignVariable['type'];
  /** In the order of `TokenCollection.modes`; null where the token has no value in that mode. */
  readonly cells: readonly (TokenCell | null)[];
}

export interface TokenCollection {
  readonly name: string;
  readonly modes: readonly string[];
  readonly rows: readonly TokenRow[];
}

const rowOf = (records: readonly DesignVariable[], modes: readonly string[]): TokenRow => {
  const { id, name, type } = records[0] as DesignVariable;
  const byMode = new Map(records.map((record) => [record.mode, record]));
  const cells = modes.map((mode): TokenCell | null => {
    const record = byMode.get(mode);
    return record ? { value: record.value, unresolved: record.unresolved } : null;
  });
  return { id, name, type, cells };
};

/** Flat records → a table per collection, a column per mode, in the order of the file. */
export const tokenTables = (variables: readonly DesignVariable[]): readonly TokenCollection[] =>
  [...Map.groupBy(variables, ({ collection }) => collection)].map(([name, records]) => {
    const modes = [...new Set(records.map(({ mode }) => mode))];
    const rows = [...Map.groupBy(records, ({ id }) => id).values()].map((group) => rowOf(group, modes));
    return { name, modes, rows };
  });
