import type { PlanNote } from '#contract/code-gen/plan';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { DraftScreen } from './draft-input.ts';
import type { EmittedFile } from './emitter.ts';

interface Part {
  readonly files: readonly EmittedFile[];
  readonly notes: readonly PlanNote[];
}

const addIds = (node: SemanticNode, ids: Set<string>): void => {
  ids.add(node.id);
  for (const child of node.children ?? []) addIds(child, ids);
};

/** Files of the screens, and what those need, however far. */
const neededBy = (screens: ReadonlySet<string>, files: readonly EmittedFile[]): ReadonlySet<string> => {
  const byPath = new Map(files.map((one) => [one.file.path, one]));
  const kept = new Set<string>();
  const open = files.filter(({ file }) => file.screens.some((id) => screens.has(id))).map(({ file }) => file.path);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (kept.has(path)) continue;
    kept.add(path);
    open.push(...(byPath.get(path)?.file.needs ?? []));
  }
  return kept;
};

/** Of a draft what some of its screens need: the files are as they are in the whole, and say which of those screens they are of. */
export const partFor = (wanted: readonly DraftScreen[], { files, notes }: Part): Part => {
  const screens = new Set(wanted.map(({ screen }) => screen.id));
  const nodes = new Set<string>();
  for (const { root } of wanted) addIds(root, nodes);
  const kept = neededBy(screens, files);
  return {
    files: files
      .filter(({ file }) => kept.has(file.path))
      .map((one) => ({ ...one, file: { ...one.file, screens: one.file.screens.filter((id) => screens.has(id)) } })),
    notes: notes.filter(({ node }) => node === '' || nodes.has(node)),
  };
};
