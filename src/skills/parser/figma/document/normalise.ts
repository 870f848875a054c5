import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import type { FetchedDesign } from '../../source/design-source.ts';
import { ENDPOINTS } from '../client/endpoints.ts';
import { explicitModes, type Fields, isFields, str } from '../fields.ts';
import { printable } from '../printable.ts';
import type { FigmaNode, FigmaPage } from '../raw-node.ts';
import { readEnvelope } from './envelope.ts';
import { createFindings, type Findings } from './findings.ts';
import { countBelow, mendNode, type Repair, repairBelow, type TreeCounts } from './repair-tree.ts';

export interface DesignOrigin {
  readonly kind: FetchedDesign['kind'];
  readonly fileKey: string | null;
  /** What to call the design in a failure: the path of a file, the key of a document. */
  readonly label: string;
  /** Name of the design when its body has none. */
  readonly fallbackName: string;
  readonly nodeIds: readonly string[];
}

export interface NormalisedDesign {
  readonly design: FetchedDesign;
  readonly visibleNodes: number;
  /** An id of the design → the id that Figma knows, where the two differ. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Ids of the pages that are hidden with all that is on them. */
  readonly hidden: ReadonlySet<string>;
}

/** Id of the page that stands for "no page"; in Figma it is the id of the document itself. */
export const LOOSE_PAGE = '0:0';

/** Documents are opened into their pages; layers without a page are gathered. Both keep their order. */
const sort = (roots: readonly Fields[], findings: Findings): { pages: readonly Fields[]; loose: readonly Fields[] } => {
  const below = (root: Fields): readonly Fields[] => {
    if (root['type'] !== 'DOCUMENT') return [root];
    const children = Array.isArray(root['children']) ? root['children'] : [];
    const kept = children.filter(isFields);
    const dropped = children.length - kept.length;
    if (dropped > 0) findings.add('child-dropped', LOOSE_PAGE, str(root, 'name') ?? '', dropped);
    return kept;
  };
  const all = roots.flatMap(below);
  return {
    pages: all.filter((node) => node['type'] === 'CANVAS'),
    loose: all.filter((node) => node['type'] !== 'CANVAS'),
  };
};

/** Books for mending a document, or a part of one. */
export const createRepair = (): Repair => ({
  findings: createFindings(),
  counts: { nodes: 0, texts: 0, visibleNodes: 0, visibleTexts: 0 },
  ids: new Set([LOOSE_PAGE]),
  copies: new Map(),
  renamed: new Map(),
  isTouched: false,
});

/** A page that is safe to walk, whatever came. Takes it over and changes it. @throws CodedError `design-too-deep` */
export const repairPage = (page: Fields, repair: Repair): FigmaPage => {
  const { id, name, children = [] } = mendNode(page, repair);
  repairBelow(children, page['visible'] === false, repair);
  const modes = explicitModes(page);
  return { id, name, ...(modes === undefined ? {} : { explicitVariableModes: modes }), children };
};

/** Counts the layers of pages that are in order. */
export const countPages = (pages: readonly FigmaPage[], hidden: ReadonlySet<string>): TreeCounts => {
  const counts = { nodes: 0, texts: 0, visibleNodes: 0, visibleTexts: 0 };
  for (const { id, children } of pages) countBelow(children, hidden.has(id), counts);
  return counts;
};

const repairLoose = (loose: readonly Fields[], name: string, repair: Repair): FigmaPage => {
  repairBelow(loose, false, repair);
  return { id: LOOSE_PAGE, name, children: loose as unknown as readonly FigmaNode[] };
};

const nothingFound = (missing: readonly string[], origin: DesignOrigin): CodedError => {
  const why = reason('nodes-missing', { ids: printable(missing.join(', ')) });
  return origin.kind === 'file'
    ? new CodedError('design-invalid', { file: origin.label, reason: why })
    : new CodedError('figma-bad-request', { call: ENDPOINTS.nodes, reason: why });
};

/**
 * Makes a design that is safe to walk out of whatever JSON came: ids unique, children real layers, pages at the top.
 * Takes the body over and changes it.
 * @throws CodedError `design-invalid`, `design-too-deep`, `design-empty`
 */
export const normaliseDesign = (body: unknown, origin: DesignOrigin): NormalisedDesign => {
  const envelope = readEnvelope(body, origin.label, origin.nodeIds);
  const name = envelope.name ?? origin.fallbackName;
  const repair = createRepair();
  for (const id of envelope.missing) repair.findings.add('node-missing', id, '');
  if (envelope.roots.length === 0 && envelope.missing.length > 0) throw nothingFound(envelope.missing, origin);
  const { pages: written, loose } = sort(envelope.roots, repair.findings);
  const hidden = new Set<string>();
  const pages = written.map((page) => {
    const mended = repairPage(page, repair);
    if (page['visible'] === false) hidden.add(mended.id);
    return mended;
  });
  if (loose.length > 0) pages.push(repairLoose(loose, name, repair));
  const { nodes, texts, visibleNodes, visibleTexts } = repair.counts;
  if (visibleNodes === 0) throw new CodedError('design-empty', { file: origin.label });
  const { components, componentSets, styles, version, lastModified } = envelope;
  const design: FetchedDesign = {
    kind: origin.kind,
    fileKey: origin.fileKey ?? envelope.fileKey,
    fileName: name,
    nodeIds: origin.nodeIds,
    version,
    lastModified,
    pages,
    components,
    componentSets,
    styles,
    problems: repair.findings.list(),
    counts: { pages: pages.length, nodes, texts, visibleTexts },
  };
  return { design, visibleNodes, renamed: repair.renamed, hidden };
};
