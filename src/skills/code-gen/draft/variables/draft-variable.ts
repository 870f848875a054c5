import type { DesignVariable, FollowedVariable } from '#contract/snapshot';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';

/** A variable in one mode, which may be that of another collection. */
export type DraftVariable = DesignVariable & Partial<Pick<FollowedVariable, 'modeCollection'>>;

const keyOf = ({ id, collection }: DesignVariable): string => `${collection}/${id}`;

/** What follows another collection stands in the modes there, at the place of its own. */
export const inFollowedModes = (
  variables: readonly DesignVariable[],
  followed: readonly FollowedVariable[],
): readonly DraftVariable[] => {
  const modes = Map.groupBy(followed, keyOf);
  const told = new Set<string>();
  return variables.flatMap((variable): readonly DraftVariable[] => {
    const key = keyOf(variable);
    const others = modes.get(key);
    if (others === undefined) return [variable];
    if (told.has(key)) return [];
    told.add(key);
    return others;
  });
};

/** The variables of a snapshot as code has them. @throws CodedError of the snapshot */
export const variablesOf = async (snapshot: Pick<SnapshotReader, 'tokens' | 'followed'>) =>
  inFollowedModes((await snapshot.tokens()).variables, await snapshot.followed());
