import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { DesignVariable, ImageMap } from '#contract/snapshot';
import type { SnapshotReader } from '../reading/snapshot-reader.ts';

/** A snapshot as the comparison sees it: small parts at hand, layers screen by screen. */
export interface ComparedSnapshot {
  readonly name: string;
  readonly screens: readonly SemanticScreen[];
  readonly variables: readonly DesignVariable[];
  readonly images: ImageMap;
  root(screen: string, signal?: AbortSignal): Promise<SemanticNode | null>;
  /** Equal for files of the same bytes; null where that is not known. */
  digest(path: string): string | null;
}

/** @throws CodedError as the reader does */
export const comparedSnapshot = async (reader: SnapshotReader): Promise<ComparedSnapshot> => {
  const [screens, { variables }, images] = await Promise.all([reader.screens(), reader.tokens(), reader.images()]);
  return { name: reader.name, screens, variables, images, root: reader.root, digest: reader.digest };
};
