import type { Modes } from '../semantic-ast/plan/flatten-design.ts';
import type { VariableTable } from '../variables/variable-table.ts';

/** A table that remembers which bindings it could not resolve, each once for the modes in force. */
export const watchUnbound = (
  table: VariableTable,
): { readonly table: VariableTable; list(): (readonly [id: string, modes: Modes])[] } => {
  const unbound = new Map<string, readonly [string, Modes]>();
  return {
    table: {
      ...table,
      lookup: (id, modes) => {
        const found = table.lookup(id, modes);
        if ('unresolved' in found) unbound.set(`${id} ${JSON.stringify(modes)}`, [id, modes]);
        return found;
      },
    },
    list: () => [...unbound.values()],
  };
};
