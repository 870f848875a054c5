import type { SnapshotPart, SnapshotPartName, SnapshotView } from '#contract/design/snapshot-view';
import type { LintFinding } from '#contract/snapshot';
import { readImageDecisions } from '#workspace/image-decisions';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';

/** So many of each fit into one answer of some 200 KB. */
const AT_ONCE: Readonly<Record<SnapshotPartName, number>> = { screens: 500, variables: 1_000, images: 1_200 };

const NOTHING: SnapshotPart = { screens: [], variables: [], imageMap: {}, next: null };

interface Cut<T> {
  readonly items: readonly T[];
  readonly next: number | null;
}

const cut = <T>(all: readonly T[], part: SnapshotPartName, from: number): Cut<T> => {
  const end = from + AT_ONCE[part];
  return { items: all.slice(from, end), next: end < all.length ? end : null };
};

/** One part of a snapshot from a place on. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readPart = async (reader: SnapshotReader, part: SnapshotPartName, from: number): Promise<SnapshotPart> => {
  switch (part) {
    case 'screens': {
      const { items, next } = cut(await reader.screens(), part, from);
      return { ...NOTHING, screens: items, next };
    }
    case 'variables': {
      const { items, next } = cut((await reader.tokens()).variables, part, from);
      return { ...NOTHING, variables: items, next };
    }
    case 'images': {
      const { items, next } = cut(await reader.imageList(), part, from);
      return { ...NOTHING, imageMap: Object.fromEntries(items), next };
    }
  }
};

/** What the design page needs before a screen is chosen. @throws CodedError `snapshot-missing`, `design-unreadable` */
export const readSnapshotView = async (
  reader: SnapshotReader,
  { lint, workspace }: { readonly lint: readonly LintFinding[] | null; readonly workspace: string },
): Promise<SnapshotView> => {
  const [head, screens, variables, images, imageGroups, imageDecisions] = await Promise.all([
    reader.head(),
    readPart(reader, 'screens', 0),
    readPart(reader, 'variables', 0),
    readPart(reader, 'images', 0),
    // Neither is needed to look at a design; decisions that cannot be read are told by the next import.
    reader.imageGroups().catch(() => null),
    readImageDecisions(workspace).catch(() => []),
  ]);
  const parts = { screens, variables, images };
  const rest = Object.fromEntries(
    Object.entries(parts).flatMap(([part, { next }]) => (next === null ? [] : [[part, next]])),
  );
  return {
    name: reader.name,
    head,
    screens: screens.screens,
    variables: variables.variables,
    imageMap: images.imageMap,
    ...(imageGroups === null ? {} : { imageGroups }),
    imageDecisions,
    lint,
    base: `/snapshots/${reader.name}`,
    ...(Object.keys(rest).length > 0 ? { rest } : {}),
  };
};
