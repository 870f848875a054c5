import { isFields } from '../figma/fields.ts';
import type { FigmaNode, FigmaPage } from '../figma/raw-node.ts';
import type { VariableTable } from '../variables/variable-table.ts';

type Modes = Readonly<Record<string, string>>;

const modesOf = (node: FigmaNode, around: Modes): Modes => {
  const own = node['explicitVariableModes'];
  return isFields(own) ? { ...around, ...(own as Modes) } : around;
};

/** An alias with what it stands for at this layer beside it, so that no reader has to resolve it again. */
const resolver =
  (variables: VariableTable, modes: Modes) =>
  (_key: string, value: unknown): unknown => {
    if (!isFields(value) || value['type'] !== 'VARIABLE_ALIAS' || typeof value['id'] !== 'string') return value;
    const found = variables.lookup(value['id'], modes);
    // Without `type`, so that the answer is not taken for an alias again.
    return 'value' in found
      ? { alias: value['id'], token: found.token, value: found.value }
      : { alias: value['id'], token: found.token, unresolved: found.unresolved };
  };

interface Open {
  readonly children: readonly FigmaNode[];
  readonly modes: Modes;
  next: number;
}

const PIECE = 64 * 1024;

/** Everything of a layer but its children, without the closing brace. */
const ownText = (node: FigmaNode, variables: VariableTable, modes: Modes): string => {
  const { children: _children, ...own } = node;
  return JSON.stringify(own, resolver(variables, modes)).slice(0, -1);
};

/**
 * A page as JSON, aliases resolved with the modes in force at each layer. Given in pieces and without recursion, so that
 * neither size nor depth of a design matters.
 */
export async function* designText(page: FigmaPage, variables: VariableTable): AsyncGenerator<string> {
  const root: FigmaNode = { ...page, type: 'CANVAS' };
  const rootModes = modesOf(root, {});
  let text = `${ownText(root, variables, rootModes)},"children":[`;
  const stack: Open[] = [{ children: page.children, modes: rootModes, next: 0 }];
  for (let open = stack.at(-1); open !== undefined; open = stack.at(-1)) {
    const child = open.children[open.next];
    if (child === undefined) {
      stack.pop();
      text += ']}';
      continue;
    }
    const modes = modesOf(child, open.modes);
    text += `${open.next > 0 ? ',' : ''}${ownText(child, variables, modes)}`;
    open.next += 1;
    if (child.children === undefined) text += '}';
    else {
      text += ',"children":[';
      stack.push({ children: child.children, modes, next: 0 });
    }
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text;
}
