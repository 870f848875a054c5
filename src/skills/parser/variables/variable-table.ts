import type { RGBA } from '#contract/adapter';
import type { DesignVariable, FollowedVariable, LintFinding } from '#contract/snapshot';
import { followedCells } from './followed-modes.ts';
import { createProblems } from './problems.ts';
import { type Modes, missingVariable, resolveVariable, type Walk } from './resolve-value.ts';
import { isVariablesAnswer, readVariableModel, type Variable, type VariableModel } from './variable-model.ts';

type VariableValue = RGBA | number | string | boolean;

export type VariableLookup =
  | { readonly value: VariableValue; readonly token: string }
  | { readonly unresolved: string; readonly token: string | null };

/** The variables of a design. Small state inside: which bindings could not be resolved, for the lint report. */
export interface VariableTable {
  /**
   * @param id as a binding names it; library ids (`VariableID:<key>/1:2`) are found by key too
   * @param modes `explicitVariableModes` in force at the layer: collection id → mode id; others get the default mode
   */
  lookup(id: string, modes: Readonly<Record<string, string>>): VariableLookup;
  /** One record per variable and mode of its collection; `colour` makes the literal of a colour value. */
  records(colour: (rgba: RGBA) => string): DesignVariable[];
  /**
   * Variables that are one thing in all modes of their own collection, and another in those of a collection that they lead
   * to: one record per mode there, the standard one first.
   */
  followed(colour: (rgba: RGBA) => string): FollowedVariable[];
  /** Every different colour that `records` and `followed` will ask for. */
  colours(): RGBA[];
  /** Call it last: bindings that `lookup` could not resolve are among them. */
  problems(): LintFinding[];
  readonly size: number;
  /** Why the table is empty although variables are used; null when it is complete. */
  readonly reason: string | null;
}

/** One variable in one mode. */
export interface Cell {
  readonly variable: Variable;
  readonly mode: string;
  readonly collection: string;
  readonly walk: Walk;
}

const isColour = (value: VariableValue): value is RGBA => typeof value === 'object';

/** The modes of its own collection, and those of collections that extend it. */
const cellsOf = (variable: Variable, model: VariableModel): Cell[] => {
  const home = model.collection(variable.collectionId);
  if (home === undefined) return [{ variable, mode: '', collection: '', walk: resolveVariable(variable, {}, model) }];
  return [home, ...model.extensions(home.id)].flatMap((collection) =>
    collection.modes.map(({ id, name }) => ({
      variable,
      mode: name,
      collection: collection.name,
      walk: resolveVariable(variable, { [collection.id]: id }, model),
    })),
  );
};

const toRecord = (
  { variable, mode, collection, walk }: Cell,
  colour: (rgba: RGBA) => string,
): DesignVariable | null => {
  if (variable.type === null) return null;
  const { id, name, type } = variable;
  const common = { name, type, mode, id, collection };
  if ('unresolved' in walk) return { ...common, value: null, unresolved: walk.unresolved };
  return { ...common, value: isColour(walk.value) ? colour(walk.value) : walk.value };
};

const differentColours = (cells: readonly Cell[]): RGBA[] => {
  const found = new Map<string, RGBA>();
  for (const { walk } of cells) {
    if ('unresolved' in walk || !isColour(walk.value)) continue;
    const { r, g, b, a } = walk.value;
    found.set(`${r} ${g} ${b} ${a}`, walk.value);
  }
  return [...found.values()];
};

/**
 * Makes the table out of the answer of the variables endpoint, which is not trusted.
 * @param response null when there is none
 * @param reason why there is none although the design needs it, else null
 */
export const resolveVariables = (response: unknown, reason: string | null): VariableTable => {
  const isStrange = response !== null && response !== undefined && !isVariablesAnswer(response);
  const why = reason ?? (isStrange ? 'figma-unexpected-content: the answer holds no variables' : null);
  const model = readVariableModel(response);
  const cells = model.variables.flatMap((variable) => cellsOf(variable, model));
  const problems = createProblems(model, why);
  for (const { variable, mode, walk } of cells) if ('unresolved' in walk) problems.unresolved(variable, mode, walk);

  const lookup = (id: string, modes: Modes): VariableLookup => {
    const variable = model.variable(id);
    const walk = variable === undefined ? missingVariable(id) : resolveVariable(variable, modes, model);
    const token = variable === undefined ? null : tokenOf(variable, model);
    if ('value' in walk && token !== null) return { value: walk.value, token };
    problems.unbound(variable, id, walk);
    const unresolved = 'unresolved' in walk ? walk.unresolved : 'dangling';
    return { unresolved: why !== null && variable === undefined ? 'unavailable' : unresolved, token };
  };

  const followed = model.variables.flatMap((variable) => followedCells(variable, model));
  return {
    lookup,
    followed: (colour) =>
      followed.flatMap(({ modeCollection, ...cell }) => {
        const record = toRecord(cell, colour);
        return record === null ? [] : [{ ...record, modeCollection }];
      }),
    records: (colour) => cells.map((cell) => toRecord(cell, colour)).filter((record) => record !== null),
    colours: () => differentColours([...cells, ...followed]),
    problems: () => problems.list(),
    size: model.variables.length,
    reason: why,
  };
};

const tokenOf = (variable: Variable, model: VariableModel): string => {
  const collection = model.collection(variable.collectionId)?.name ?? '';
  return collection === '' ? variable.name : `${collection}/${variable.name}`;
};
