import { CodedError } from '#contract/errors';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';
import { checkTree } from '../reading/checked-tree.ts';
import { createPictureUses, type UsedPicture } from './used-pictures.ts';

/**
 * The pictures that screens of a snapshot show, read screen by screen.
 * @param screens ids; null: all @throws CodedError of the snapshot, `cancelled`
 */
export const snapshotPictures = async (
  snapshot: SnapshotReader,
  screens: readonly string[] | null,
  signal?: AbortSignal,
): Promise<readonly UsedPicture[]> => {
  const uses = createPictureUses(await snapshot.images());
  const wanted = screens === null ? null : new Set(screens);
  for (const { id, name } of await snapshot.screens()) {
    if (wanted?.has(id) === false) continue;
    if (signal?.aborted) throw new CodedError('cancelled');
    const root = await snapshot.root(id, signal);
    if (root === null) continue;
    checkTree(root);
    uses.add(name, root);
  }
  return uses.list();
};
