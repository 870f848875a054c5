import { explicitModes, type Fields } from '../../figma/fields.ts';
import type { FigmaNode, FigmaPage } from '../../figma/raw-node.ts';
import { isContainer, KNOWN_TYPES } from '../figma-types.ts';

/** Variable modes that are in force: collection id → mode id. */
export type Modes = Readonly<Record<string, string>>;
export const NO_MODES: Modes = Object.freeze({});

/** What planning looks at of a design, or of a part of one. */
export interface PlannedDesign {
  readonly pages: readonly FigmaPage[];
  /** The layers that were asked for; empty when the whole file was. */
  readonly nodeIds: readonly string[];
}

/** One screen-to-be: its layers stand at [start, end) of the flat lists. */
export interface FlatScreen {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly section: string | null;
  /** The screen is the page itself, and its roots are layers that stand on it without a frame. */
  readonly loose: boolean;
  readonly start: number;
  readonly end: number;
}

/** A design as flat lists in document order, parents before children: walked by index, whatever the depth. */
export interface FlatDesign {
  readonly nodes: readonly FigmaNode[];
  /** Index of the parent; -1 for what stands at the top of its screen. */
  readonly parents: readonly number[];
  /** False when the layer or anything around it is hidden. */
  readonly visible: readonly boolean[];
  readonly modes: readonly Modes[];
  readonly screens: readonly FlatScreen[];
  /** Sections that were descended into; they are no nodes of the AST. */
  readonly sections: number;
  /** Places among the children of their pages at which loose layers lie, taken or not. */
  readonly loose: readonly number[];
}

/** A page may be read in parts: the screens of each part by themselves, the loose layers of all parts together. */
export type Take = 'all' | 'screens' | 'loose';

interface Root {
  readonly node: FigmaNode;
  /** Place of the layer, or of the section around it, among the children of the page. */
  readonly place: number;
  readonly sections: readonly string[];
  readonly visible: boolean;
  readonly modes: Modes;
}

const DESCENDED = new Set(['SECTION', 'CANVAS', 'DOCUMENT']);
const SCREEN_TYPES = new Set(['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE']);

/** The page that stands for "no page": what lies on it was given by itself, layer by layer. */
const NO_PAGE = '0:0';

const isScreen = (node: FigmaNode, asked: ReadonlySet<string>): boolean =>
  SCREEN_TYPES.has(node.type) || asked.has(node.id) || (!KNOWN_TYPES.has(node.type) && isContainer(node));

const modesBelow = (fields: Fields, above: Modes): Modes => {
  const own = explicitModes(fields);
  return own === undefined ? above : { ...above, ...own };
};

/** The layers that stand on a page or in a section of it, in document order. */
const rootsOf = (page: FigmaPage): { roots: Root[]; sections: number } => {
  const roots: Root[] = [];
  let sections = 0;
  const modes = modesBelow(page as unknown as Fields, NO_MODES);
  const stack: Root[] = page.children
    .map((node, place) => ({ node, place, sections: [], visible: true, modes }))
    .reverse();
  for (let root = stack.pop(); root !== undefined; root = stack.pop()) {
    const { node } = root;
    if (!DESCENDED.has(node.type)) {
      roots.push(root);
      continue;
    }
    sections += 1;
    const inside = {
      place: root.place,
      sections: [...root.sections, node.name],
      visible: root.visible && node['visible'] !== false,
      modes: modesBelow(node, root.modes),
    };
    for (const child of (node.children ?? []).toReversed()) stack.push({ node: child, ...inside });
  }
  return { roots, sections };
};

class FlatList {
  readonly nodes: FigmaNode[] = [];
  readonly parents: number[] = [];
  readonly visible: boolean[] = [];
  readonly modes: Modes[] = [];

  add(root: Root): void {
    const stack: [FigmaNode, number][] = [[root.node, -1]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [node, parent] = next;
      const index = this.nodes.length;
      const shown = parent < 0 ? root.visible : this.visible[parent] === true;
      const above = parent < 0 ? root.modes : (this.modes[parent] ?? NO_MODES);
      this.nodes.push(node);
      this.parents.push(parent);
      this.visible.push(shown && node['visible'] !== false);
      this.modes.push(modesBelow(node, above));
      const { children } = node;
      if (children === undefined) continue;
      for (let at = children.length - 1; at >= 0; at -= 1) {
        const child = children[at];
        if (child !== undefined) stack.push([child, index]);
      }
    }
  }
}

/**
 * Cuts a design into screens: frames, components, sets and instances that stand on a page or in a section, the layers
 * that were asked for, and containers of a type nobody knows. What else stands on a page forms one screen with the page's id.
 * Sections are descended into and only give their names.
 */
export const flattenDesign = (design: PlannedDesign, take: Take = 'all'): FlatDesign => {
  const asked = new Set(design.nodeIds);
  const list = new FlatList();
  const screens: FlatScreen[] = [];
  const looseAt = new Set<number>();
  let sections = 0;
  for (const page of design.pages) {
    const found = rootsOf(page);
    sections += found.sections;
    const stands = (root: Root): boolean => page.id === NO_PAGE || isScreen(root.node, asked);
    const own = found.roots.filter(stands);
    const loose = found.roots.filter((root) => !stands(root));
    for (const { place } of loose) looseAt.add(place);
    for (const root of take === 'loose' ? [] : own) {
      const start = list.nodes.length;
      list.add(root);
      const { id, name } = root.node;
      const section = root.sections.length === 0 ? null : root.sections.join(' / ');
      screens.push({ id, name, page: page.name, section, loose: false, start, end: list.nodes.length });
    }
    if (loose.length === 0 || take === 'screens') continue;
    const start = list.nodes.length;
    for (const root of loose) list.add(root);
    const { id, name } = page;
    screens.push({ id, name, page: name, section: null, loose: true, start, end: list.nodes.length });
  }
  const { nodes, parents, visible, modes } = list;
  return { nodes, parents, visible, modes, screens, sections, loose: [...looseAt] };
};
