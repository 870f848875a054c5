import { resolveVariable } from './resolve-value.ts';
import type { Collection, Variable, VariableModel } from './variable-model.ts';
import type { Cell } from './variable-table.ts';

export type FollowedCell = Cell & { readonly modeCollection: string };

const textOf = ({ walk }: Pick<Cell, 'walk'>): string => JSON.stringify('value' in walk ? walk.value : null);

const isOneThing = (cells: readonly Pick<Cell, 'walk'>[]): boolean => new Set(cells.map(textOf)).size <= 1;

/** Collections that the aliases of a variable lead through, its own left out. */
const passed = (variable: Variable, model: VariableModel): readonly Collection[] => {
  const { chain } = resolveVariable(variable, {}, model);
  const ids = new Set(chain.map((id) => model.variable(id)?.collectionId).filter((id) => id !== undefined));
  return [...ids].flatMap((id) => (id === variable.collectionId ? [] : (model.collection(id) ?? [])));
};

const standardFirst = ({ modes, defaultModeId }: Collection): Collection['modes'] => [
  ...modes.filter(({ id }) => id === defaultModeId),
  ...modes.filter(({ id }) => id !== defaultModeId),
];

/**
 * A variable in the modes of the first collection on its way that changes it; none where its own modes change it, or
 * nothing does.
 */
export const followedCells = (variable: Variable, model: VariableModel): readonly FollowedCell[] => {
  const home = model.collection(variable.collectionId);
  if (home === undefined) return [];
  const own = home.modes.map(({ id }) => ({ walk: resolveVariable(variable, { [home.id]: id }, model) }));
  if (!isOneThing(own)) return [];
  for (const other of passed(variable, model)) {
    const cells = standardFirst(other).map(({ id, name }) => ({
      variable,
      mode: name,
      collection: home.name,
      modeCollection: other.name,
      walk: resolveVariable(variable, { [other.id]: id }, model),
    }));
    if (!isOneThing(cells)) return cells;
  }
  return [];
};
