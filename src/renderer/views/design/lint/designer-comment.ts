import type { LintFinding, SnapshotHead } from '#contract/snapshot';
import type { LintLine } from './lint-lines.ts';

/** Layers that one comment names. */
const MAX_NAMED = 20;

type Named = LintFinding['nodes'][number];

/** Address of a layer in Figma; null where the file is not known. */
export const figmaLink = ({ fileKey }: SnapshotHead, id: string): string | null =>
  fileKey === null
    ? null
    : `https://www.figma.com/design/${encodeURIComponent(fileKey)}?node-id=${encodeURIComponent(id.replaceAll(':', '-'))}`;

export interface CommentSource {
  readonly head: SnapshotHead;
  /** Name of a screen. */
  screenName(id: string): string;
  /** The sentence when a finding is about this layer alone. */
  single(line: LintLine, layer: Named): string;
}

const placeOf = (layer: Named, { head, screenName }: CommentSource): string => {
  const screen = layer.screen === null ? '' : ` – ${screenName(layer.screen)}`;
  const link = figmaLink(head, layer.id);
  return `${layer.name}${screen}${link === null ? ` (${layer.id})` : `\n${link}`}`;
};

/** What to send about one layer: where it is, what is amiss, what to do. Plain text. */
export const layerComment = (line: LintLine, layer: Named, source: CommentSource): string =>
  [source.single(line, layer), line.todo, placeOf(layer, source)].filter((part) => part !== '').join('\n');

/** What to send about a finding: what is amiss, what to do, and the layers. */
export const findingComment = (line: LintLine, source: CommentSource): string => {
  const { nodes } = line.finding;
  const [only, ...others] = nodes;
  if (only !== undefined && others.length === 0 && line.count === 1) return layerComment(line, only, source);
  const named = nodes.slice(0, MAX_NAMED).map((layer) => `- ${placeOf(layer, source).replace('\n', '\n  ')}`);
  const more = line.count - Math.min(nodes.length, MAX_NAMED);
  return [line.title, line.todo, '', ...named, ...(more > 0 && nodes.length > 0 ? [`- + ${more}`] : [])]
    .filter((part, at) => part !== '' || at === 2)
    .join('\n')
    .trimEnd();
};

/** All findings below a heading. */
export const allComments = (lines: readonly LintLine[], heading: string, source: CommentSource): string =>
  [heading, ...lines.map((line) => findingComment(line, source))].join('\n\n');
