import { CanvasError, named } from './canvas-error.ts';
import { findNode, withProperty } from './nodes.ts';
import type { ToolsOf } from './tool.ts';

type Noted = SceneNode & AnnotationsMixin;

const hasNotes = (node: SceneNode): node is Noted => 'annotations' in node && node.annotations.length > 0;

const labelOf = ({ label, labelMarkdown }: Annotation): string => labelMarkdown ?? label ?? '';

const noted = (root: SceneNode | PageNode): Noted[] => {
  const inside = 'findAll' in root ? root.findAll(hasNotes) : [];
  return [...(root.type === 'PAGE' || !hasNotes(root) ? [] : [root]), ...inside] as Noted[];
};

/** Tools for what is written beside layers for developers. */
export const noteTools: ToolsOf<'get_annotations' | 'set_annotations'> = {
  get_annotations: async (figma, { nodeId }) => {
    const root = nodeId === undefined ? figma.currentPage : await findNode(figma, nodeId);
    return { layers: noted(root).map(({ id, name, annotations }) => ({ id, name, labels: annotations.map(labelOf) })) };
  },
  set_annotations: async (figma, { layers }) => {
    // All are found before the first is changed.
    const nodes = await Promise.all(
      layers.map(async ({ nodeId }) => withProperty(await findNode(figma, nodeId), 'annotations', 'annotations')),
    );
    const seen = new Set<string>();
    for (const node of nodes) {
      if (seen.has(node.id)) throw new CanvasError(`${named(node)} is named twice.`);
      seen.add(node.id);
    }
    for (const [at, node] of nodes.entries())
      (node as Noted).annotations = (layers[at]?.labels ?? []).map((labelMarkdown) => ({ labelMarkdown }));
    return { changed: nodes.length };
  },
};
