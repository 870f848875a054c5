import type { Template, TemplateElement } from '../../components/template.ts';
import { type Facet, lookOf } from '../facets.ts';
import { extentOf, withoutWrapper } from './plain-wrapper.ts';

const without = <T extends Template>(template: T, gone: ReadonlySet<Facet>): T =>
  gone.size === 0 ? template : { ...template, style: template.style.filter(([facet]) => !gone.has(facet as Facet)) };

const isVaried = ({ variants }: Template, facet: Facet): boolean =>
  variants.some(({ style }) => style.some(([own]) => own === facet));

/** What is said of a layout of fewer than two, or of room that is not there. */
const idleFacets = (element: TemplateElement, isRoot: boolean): Facet[] => {
  const look = lookOf(element.style);
  const { content } = element;
  const isSingle = content.kind === 'children' && content.children.length < 2;
  const isHugged = !isRoot && extentOf(look, look.arrangement === 'row' ? 'width' : 'height') === 'hugs';
  const minimum = look.arrangement === 'row' ? look.minWidth : look.minHeight;
  return [
    ...(isSingle ? (['gap'] as const) : []),
    ...((isSingle && look.main === 'between') || (isHugged && minimum === undefined && look.wrap === undefined)
      ? (['main'] as const)
      : []),
  ];
};

/** Limits of a length that is told, and the least of one that what is around gives. */
const idleLimits = (template: Template): Facet[] => {
  const look = lookOf(template.style);
  return [
    ...(look.width === undefined ? [] : (['minWidth', 'maxWidth'] as const)),
    ...(look.height === undefined ? [] : (['minHeight', 'maxHeight'] as const)),
    ...(extentOf(look, 'width') === 'filled' ? (['minWidth'] as const) : []),
    ...(extentOf(look, 'height') === 'filled' ? (['minHeight'] as const) : []),
  ];
};

const idleClip = ({ origins }: Template, cutting: ReadonlySet<string>): Facet[] =>
  origins.some(({ id }) => cutting.has(id)) ? [] : ['clips'];

const withoutClips = <T extends Template>(template: T): T => ({
  ...template,
  variants: template.variants.map((variant) => ({
    ...variant,
    style: variant.style.filter(([facet]) => facet !== 'clips'),
  })),
});

const PAINTED: ReadonlySet<string> = new Set(['fills', 'strokes', 'effects', 'role', 'control', 'scroll']);

/** False for an empty box at a place of its own of which nothing is painted: it keeps no room for anything. */
const isSeen = (template: Template): boolean => {
  if (template.kind === 'use' || template.tag !== 'box' || template.content.kind !== 'children') return true;
  const styles = [template.style, ...template.variants.map(({ style }) => style)];
  const says = (facet: string): boolean => styles.some((style) => style.some(([own]) => own === facet));
  const isEmpty = template.content.children.length + template.comments.length + template.attributes.length === 0;
  return !isEmpty || !says('pin') || [...PAINTED].some(says);
};

const tidyElement = (element: TemplateElement, cutting: ReadonlySet<string>, isRoot: boolean): TemplateElement => {
  const { content } = element;
  const clip = idleClip(element, cutting);
  const bare = clip.length === 0 ? element : withoutClips(element);
  const idle = [...idleFacets(element, isRoot), ...idleLimits(element)].filter((facet) => !isVaried(element, facet));
  const inner: TemplateElement['content'] =
    content.kind === 'children'
      ? { kind: 'children', children: content.children.filter(isSeen).map((child) => tidy(child, cutting)) }
      : content;
  return without({ ...bare, content: inner }, new Set([...idle, ...clip]));
};

const tidy = (template: Template, cutting: ReadonlySet<string>): Template => {
  if (template.kind === 'element') return withoutWrapper(tidyElement(template, cutting, false));
  const limits = idleLimits(template).filter((facet) => !isVaried(template, facet));
  const slots = template.slots.map(([name, pieces]) => [name, pieces.map((piece) => tidy(piece, cutting))] as const);
  return without({ ...template, slots }, new Set(limits));
};

/**
 * A piece without what does nothing: boxes that only hold one thing, gaps between nothing, edges that cut nothing off.
 * @param cutting ids of the layers whose edge cuts something
 */
export const tidied = (root: TemplateElement, cutting: ReadonlySet<string>): TemplateElement =>
  tidyElement(root, cutting, true);
