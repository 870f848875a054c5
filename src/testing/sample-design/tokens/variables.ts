import { createHash } from 'node:crypto';
import type {
  GetLocalVariablesResponse,
  LocalVariable,
  LocalVariableCollection,
  VariableAlias,
  VariableScope,
} from '@figma/rest-api-spec';
import { COMPONENT, hexColour, METRIC_ALIASES, METRICS, PALETTE, THEME } from './tokens.ts';

type Value = LocalVariable['valuesByMode'][string];

interface Group {
  readonly name: string;
  readonly modes: readonly string[];
  readonly type: 'COLOR' | 'FLOAT';
  readonly scopes: readonly VariableScope[];
  /** Values in the order of the modes; a text names another variable. */
  readonly values: Readonly<Record<string, readonly (Value | string)[]>>;
}

export const keyOf = (text: string): string => createHash('sha1').update(`sample ${text}`).digest('hex');

const GROUPS: readonly Group[] = [
  {
    name: 'Palette',
    modes: ['Value'],
    type: 'COLOR',
    scopes: [],
    values: Object.fromEntries(Object.entries(PALETTE).map(([name, hex]) => [name, [hexColour(hex)]])),
  },
  { name: 'Theme', modes: ['Light', 'Dark'], type: 'COLOR', scopes: ['ALL_SCOPES'], values: THEME },
  {
    name: 'Component',
    modes: ['Value'],
    type: 'COLOR',
    scopes: ['ALL_SCOPES'],
    values: Object.fromEntries(Object.entries(COMPONENT).map(([name, target]) => [name, [target]])),
  },
  {
    name: 'Metrics',
    modes: ['Mobile'],
    type: 'FLOAT',
    scopes: ['GAP', 'CORNER_RADIUS'],
    values: Object.fromEntries([
      ...Object.entries(METRICS).map(([name, value]) => [name, [value]]),
      ...Object.entries(METRIC_ALIASES).map(([name, target]) => [name, [target]]),
    ]),
  },
];

const collectionId = (index: number): string => `VariableCollectionId:${index + 1}:1`;
const modeId = (group: number, mode: number): string => `${group + 1}:${mode}`;

const IDS: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group, at) => Object.keys(group.values).map((name, i) => [name, `VariableID:${at + 1}:${i + 2}`])),
);

export const aliasOf = (token: string): VariableAlias => {
  const id = IDS.get(token);
  if (!id) throw new Error(`no variable ${token}`);
  return { type: 'VARIABLE_ALIAS', id };
};

/** What a frame carries that switches the theme for everything in it. */
export const darkMode = (): Record<string, string> => ({ [collectionId(1)]: modeId(1, 1) });

const variableOf = (group: Group, at: number, name: string): LocalVariable => ({
  id: aliasOf(name).id,
  name,
  key: keyOf(name),
  variableCollectionId: collectionId(at),
  resolvedType: group.type,
  valuesByMode: Object.fromEntries(
    (group.values[name] ?? []).map((value, mode) => [
      modeId(at, mode),
      typeof value === 'string' ? aliasOf(value) : value,
    ]),
  ),
  remote: false,
  description: '',
  hiddenFromPublishing: group.name === 'Palette',
  scopes: [...group.scopes],
  codeSyntax: { WEB: `var(--${name.replaceAll('/', '-')})` },
});

const collectionOf = (group: Group, at: number): LocalVariableCollection => ({
  id: collectionId(at),
  name: group.name,
  key: keyOf(group.name),
  modes: group.modes.map((name, mode) => ({ modeId: modeId(at, mode), name })),
  defaultModeId: modeId(at, 0),
  remote: false,
  hiddenFromPublishing: group.name === 'Palette',
  variableIds: Object.keys(group.values).map((name) => aliasOf(name).id),
});

/** The answer of GET /v1/files/:key/variables/local. */
export const variablesResponse = (): GetLocalVariablesResponse => ({
  status: 200,
  error: false,
  meta: {
    variables: Object.fromEntries(
      GROUPS.flatMap((group, at) =>
        Object.keys(group.values).map((name) => [aliasOf(name).id, variableOf(group, at, name)]),
      ),
    ),
    variableCollections: Object.fromEntries(GROUPS.map((group, at) => [collectionId(at), collectionOf(group, at)])),
  },
});
