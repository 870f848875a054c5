import { explicitModes, isFields } from '../figma/fields.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import type { Modes } from '../semantic-ast/plan/flatten-design.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import { treeText } from './tree-text.ts';

/** Layers of one page as JSON objects with commas between them. */
export interface PageText {
  readonly id: string;
  readonly name: string;
  readonly modes: Modes | null;
  readonly layers: Uint8Array;
}

/** What stands before the layers of a page. Behind them: `]}`. */
export const pageStart = ({ id, name, modes }: Omit<PageText, 'layers'>): string => {
  const head = { id, name, ...(modes === null ? {} : { explicitVariableModes: modes }), type: 'CANVAS' };
  return `${JSON.stringify(head).slice(0, -1)},"children":[`;
};

/** An alias with what it stands for at this layer beside it, so that no reader has to resolve it again. */
const resolved = (id: string, modes: Modes, variables: VariableTable): object => {
  const found = variables.lookup(id, modes);
  // Without `type`, so that the answer is not taken for an alias again.
  return 'value' in found
    ? { alias: id, token: found.token, value: found.value }
    : { alias: id, token: found.token, unresolved: found.unresolved };
};

const resolver =
  (variables: VariableTable, modes: Modes) =>
  (key: string, value: unknown): unknown => {
    if (key === '' || !isFields(value) || value['type'] !== 'VARIABLE_ALIAS') return value;
    const { id } = value;
    return typeof id === 'string' ? resolved(id, modes, variables) : value;
  };

/** Layers as JSON, aliases resolved with the modes in force at each of them. */
export const layersText = (layers: readonly FigmaNode[], modes: Modes, variables: VariableTable): string =>
  layers
    .map((layer) =>
      treeText<FigmaNode, Modes>(layer, modes, {
        below: (node, around) => ({ ...around, ...explicitModes(node) }),
        replacer: (inForce) => resolver(variables, inForce),
      }),
    )
    .join(',');

const ALIAS = Buffer.from('"VARIABLE_ALIAS"');
const MODES = Buffer.from('"explicitVariableModes"');
const ESCAPE = Buffer.from('\\u00');
/** An alias is an object of two short members. */
const LONGEST_ALIAS = 400;

interface Place {
  readonly start: number;
  readonly end: number;
}

const objectAround = (bytes: Buffer, at: number): Place | null => {
  const start = bytes.lastIndexOf(0x7b, at);
  const end = bytes.indexOf(0x7d, at);
  return start < 0 || end < 0 || end - start > LONGEST_ALIAS ? null : { start, end: end + 1 };
};

const aliasIn = (text: string): string | null => {
  try {
    const value: unknown = JSON.parse(text);
    if (!isFields(value) || value['type'] !== 'VARIABLE_ALIAS') return null;
    const { id } = value;
    return typeof id === 'string' && Object.keys(value).length === 2 ? id : null;
  } catch {
    return null;
  }
};

/** Both words may be written in another way, which nobody does but somebody can. */
const hasEscapedLetter = (bytes: Buffer): boolean => {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    const digit = bytes[at + ESCAPE.length] ?? 0;
    if (digit >= 0x34 && digit <= 0x37) return true;
  }
  return false;
};

/**
 * The same as `layersText`, cut out of the bytes of the file: a second look at 200 MB instead of writing them anew.
 * @returns null where only a parser can tell: modes change below, or something looks like an alias and is none
 */
export const patchedText = (bytes: Buffer, modes: Modes, variables: VariableTable): Uint8Array | null => {
  if (bytes.includes(MODES) || hasEscapedLetter(bytes)) return null;
  const known = new Map<string, Buffer>();
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(ALIAS); at >= 0; at = bytes.indexOf(ALIAS, from)) {
    const place = objectAround(bytes, at);
    if (place === null || place.start < from) return null;
    const text = bytes.toString('latin1', place.start, place.end);
    let patch = known.get(text);
    if (patch === undefined) {
      const id = aliasIn(bytes.toString('utf8', place.start, place.end));
      if (id === null) return null;
      patch = Buffer.from(JSON.stringify(resolved(id, modes, variables)));
      known.set(text, patch);
    }
    parts.push(bytes.subarray(from, place.start), patch);
    from = place.end;
  }
  if (parts.length === 0) return bytes;
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
};
