import type { LintFinding } from '#contract/snapshot';
import { printable } from '../figma/printable.ts';
import type { Walk } from './resolve-value.ts';
import type { Variable, VariableModel } from './variable-model.ts';

/** One finding for each variable up to here; the rest is counted in one more. */
const NAMED = 200;

interface VariableProblems {
  /** A variable has no value in a mode. */
  unresolved(variable: Variable, mode: string, walk: Walk): void;
  /** A layer is bound to something that cannot be resolved there. */
  unbound(variable: Variable | undefined, id: string, walk: Walk): void;
  list(): LintFinding[];
}

const finding = (rule: string, params: LintFinding['params'], severity: LintFinding['severity'] = 'warning') =>
  ({ rule, severity, params, nodes: [] }) satisfies LintFinding;

const nameOf = (variable: Variable | undefined, id: string): string =>
  variable === undefined || variable.name === '' ? id : variable.name;

/** Values that stand under a mode which the collection does not have: nobody can ever see them. */
const strayModes = (model: VariableModel): LintFinding[] => {
  const found: LintFinding[] = [];
  for (const { id, name, collectionId, values } of model.variables) {
    const home = model.collection(collectionId);
    if (home === undefined) continue;
    const known = new Set([home, ...model.extensions(home.id)].flatMap(({ modes }) => modes.map((mode) => mode.id)));
    const stray = Object.keys(values).filter((mode) => !known.has(mode));
    if (stray.length === 0) continue;
    found.push(
      finding('variable-stray-mode', { name: printable(name), id, modes: printable(stray.sort().join(', ')) }, 'info'),
    );
  }
  return found;
};

/** Names that no longer tell two variables apart; their ids do. */
const repeatedNames = (model: VariableModel): LintFinding[] => {
  const byName = Map.groupBy(
    model.variables,
    ({ collectionId, name }) => `${model.collection(collectionId)?.name ?? ''}/${name}`,
  );
  return [...byName]
    .filter(([, variables]) => variables.length > 1)
    .map(([name, variables]) =>
      finding(
        'variable-name-repeated',
        {
          name: printable(name),
          n: variables.length,
          ids: printable(variables.map(({ id }) => id).join(', '), 300),
        },
        'info',
      ),
    );
};

const deletedOnes = (model: VariableModel): LintFinding[] =>
  model.variables
    .filter(({ deleted }) => deleted)
    .map(({ id, name }) => finding('variable-deleted', { name: printable(name), id }, 'info'));

const capped = (findings: readonly LintFinding[]): LintFinding[] => {
  if (findings.length <= NAMED) return [...findings];
  return [...findings.slice(0, NAMED), finding('variables-more', { n: findings.length - NAMED })];
};

/** Collects what is wrong with variables, each variable and cause once. */
export const createProblems = (model: VariableModel, reason: string | null): VariableProblems => {
  const found = new Map<string, LintFinding>();
  const add = (variable: Variable | undefined, id: string, walk: Walk, mode: string): void => {
    if (!('unresolved' in walk)) return;
    // With no table at all every binding is unresolved, and one reason says it for all.
    const cause = reason !== null && variable === undefined ? 'unavailable' : walk.unresolved;
    const key = `${cause} ${id}`;
    if (found.has(key)) return;
    const params = { name: printable(nameOf(variable, id)), id: printable(id), mode: printable(mode), cause };
    found.set(key, finding('variable-unresolved', { ...params, chain: printable(walk.chain.join(' → '), 500) }));
  };
  return {
    unresolved: (variable, mode, walk) => add(variable, variable.id, walk, mode),
    unbound: (variable, id, walk) => add(variable, variable?.id ?? id, walk, ''),
    list: () => [
      ...(reason === null ? [] : [finding('variables-unavailable', { reason })]),
      ...capped([...found.values()]),
      ...capped([...deletedOnes(model), ...repeatedNames(model), ...strayModes(model)]),
    ],
  };
};
