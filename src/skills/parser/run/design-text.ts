import { explicitModes, isFields } from '../figma/fields.ts';
import type { FigmaNode, FigmaPage } from '../figma/raw-node.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import { treeText } from './tree-text.ts';

type Modes = Readonly<Record<string, string>>;

/** An alias with what it stands for at this layer beside it, so that no reader has to resolve it again. */
const resolver =
  (variables: VariableTable, modes: Modes) =>
  (key: string, value: unknown): unknown => {
    if (key === '' || !isFields(value) || value['type'] !== 'VARIABLE_ALIAS') return value;
    const { id } = value;
    if (typeof id !== 'string') return value;
    const found = variables.lookup(id, modes);
    // Without `type`, so that the answer is not taken for an alias again.
    return 'value' in found
      ? { alias: id, token: found.token, value: found.value }
      : { alias: id, token: found.token, unresolved: found.unresolved };
  };

/** A page of the fetched document as JSON, aliases resolved with the modes in force at each layer. */
export const designText = (page: FigmaPage, variables: VariableTable, signal: AbortSignal): AsyncGenerator<string> => {
  const root: FigmaNode = { ...page, type: 'CANVAS' };
  return treeText<FigmaNode, Modes>(
    root,
    {},
    {
      below: (node, around) => ({ ...around, ...explicitModes(node) }),
      replacer: (modes) => resolver(variables, modes),
      signal,
    },
  );
};
