import type { SnapshotView } from '#contract/commands';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { CodedError } from '#contract/errors';
import type { LintFinding } from '#contract/snapshot';
import { readImageDecisions } from '#workspace/image-decisions';
import {
  readImageGroups,
  readImageMap,
  readScreenRoot,
  readScreens,
  readSnapshotHead,
  readVariables,
} from '#workspace/snapshots';

export interface SnapshotAddress {
  readonly workspace: string;
  readonly framework: string;
  readonly name: string;
}

/** What the design page needs before a screen is chosen. @throws CodedError `snapshot-missing` */
export const readSnapshotView = async (
  at: SnapshotAddress,
  lint: readonly LintFinding[] | null,
): Promise<SnapshotView> => {
  const { workspace, framework, name } = at;
  const [head, screens, variables, imageMap, groups, imageDecisions] = await Promise.all([
    readSnapshotHead(workspace, framework, name),
    readScreens(workspace, framework, name),
    readVariables(workspace, framework, name),
    readImageMap(workspace, framework, name),
    // Neither is needed to look at a design; decisions that cannot be read are told by the next import.
    readImageGroups(workspace, framework, name).catch(() => null),
    readImageDecisions(workspace).catch(() => []),
  ]);
  const imageGroups = groups === null ? {} : { imageGroups: groups };
  const images = { imageMap, ...imageGroups, imageDecisions };
  return { name, head, screens, variables: variables.variables, ...images, lint, base: `/snapshots/${name}` };
};

export const readScreen = async (
  at: SnapshotAddress,
  screen: string,
): Promise<{ screen: string; root: SemanticNode }> => {
  const root = await readScreenRoot(at.workspace, at.framework, at.name, screen);
  if (root === null) throw new CodedError('snapshot-missing', { name: `${at.name} / ${screen}` });
  return { screen, root };
};
