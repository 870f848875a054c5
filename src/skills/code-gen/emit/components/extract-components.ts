import type { ProjectComponent } from '../../draft/project-facts.ts';
import { isMeaningless, pascal, uniqueOnDisk, wordsOf } from '../names/words.ts';
import { type Aligned, align } from './align.ts';
import {
  type ComponentNaming,
  type MadeComponent,
  makeComponent,
  PLAIN_NAMING,
  type Placement,
} from './make-component.ts';
import { reuse } from './reuse.ts';
import type { Component, Template } from './template.ts';
import { type Branch, filledBy, type Given, isPart, isPlaced, type Part, type Use } from './tree.ts';

export interface Extracted {
  readonly components: readonly Component[];
  readonly roots: readonly Branch[];
}

interface Found {
  readonly part: Part;
  readonly screen: string;
  /** Instances inside of it, one in another. */
  readonly height: number;
}

/** `Size=Small, State=Default`: a component of a set, whose own name is not told. */
const isVariantName = (name: string): boolean => name.includes('=');

/** What the component is called; the layer of an instance bears the name of the set unless somebody renamed it. */
const setName = ({ instance, origin }: Part): string => {
  if (instance?.componentSet !== undefined) return instance.componentSet;
  const name = instance?.componentName ?? null;
  return name === null || isVariantName(name) ? origin.name : name;
};

const keyOf = (part: Part): string | null =>
  part.instance === null || part.tag === 'img' ? null : `${setName(part)} <${part.tag}>`;

const find = (root: Branch, screen: string): Found[] => {
  const found: Found[] = [];
  const walk = (branch: Branch, isTop: boolean): number => {
    if (branch.kind === 'use') return Math.max(0, ...filledBy(branch).map((inner) => walk(inner, false)));
    if (!isPart(branch)) return 0;
    const inner = Math.max(0, ...branch.children.map((child) => walk(child, false)));
    // A screen that is an instance itself stays a screen.
    if (isTop || keyOf(branch) === null) return inner;
    found.push({ part: branch, screen, height: inner + 1 });
    return inner + 1;
  };
  walk(root, true);
  return found;
};

const refilled = (use: Use, uses: ReadonlyMap<Branch, Use>): Use => {
  if (filledBy(use).length === 0) return use;
  const given = [...use.given].map(([name, value]): [string, Given] =>
    value.kind === 'nodes'
      ? [name, { ...value, branches: value.branches.map((branch) => replaced(branch, uses)) }]
      : [name, value],
  );
  return { ...use, given: new Map(given) };
};

const replaced = (branch: Branch, uses: ReadonlyMap<Branch, Use>): Branch => {
  const use = uses.get(branch);
  if (use !== undefined) return use;
  if (branch.kind === 'use') return refilled(branch, uses);
  if (!isPart(branch) || branch.children.length === 0) return branch;
  const children = branch.children.map((child) => replaced(child, uses));
  return children.every((child, index) => child === branch.children[index]) ? branch : { ...branch, children };
};

const readableName = (part: Part): string => {
  const names = [setName(part), part.instance?.componentName ?? '', part.origin.name];
  // `Text` or `Image` alone would be taken for what every stack calls so.
  return names.find((name) => !isVariantName(name) && !isMeaningless(name)) ?? `${setName(part)} block`;
};

const ALIKE = 0.5;

const childNames = ({ children }: Part): Set<string> =>
  new Set(
    children
      .filter(isPlaced)
      .map((child) => (child.kind === 'use' ? child.component : child.tag === 'img' ? 'img' : child.origin.name)),
  );

/** Two layers of one name may be things that have nothing to do with each other. */
const isAlike = (mine: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean => {
  const [few, many] = mine.size < theirs.size ? [mine, theirs] : [theirs, mine];
  const shared = [...few].filter((name) => many.has(name)).length;
  return few.size === 0 || shared / few.size >= ALIKE;
};

/** More flags than this and a component is no longer one thing. */
const MOST_FLAGS = 4;

const namesBelow = (part: Part): string =>
  part.children
    .filter(isPlaced)
    .map((child) => (child.kind === 'use' ? child.component : `${child.origin.name}(${namesBelow(child)})`))
    .join(' ');

/** Instances that go into one component: all of them, or, where those differ too much, each structure by itself. */
const sameThings = (group: readonly Found[]): (readonly Found[])[] => {
  const aligned = align(group.map(({ part }) => part));
  const flags = aligned === null ? 0 : optionalPieces(aligned);
  return flags <= MOST_FLAGS ? [group] : [...Map.groupBy(group, ({ part }) => namesBelow(part)).values()];
};

const optionalPieces = ({ inUses, children }: Aligned): number =>
  children.reduce((sum, child) => {
    const isOptional = child.inUses.some((branch, use) => branch === null && inUses[use] !== null);
    return sum + (isOptional ? 1 : optionalPieces(child));
  }, 0);

interface Cluster {
  readonly names: ReadonlySet<string>;
  readonly found: Found[];
}

/** Each instance with the first that it is like; only those that share a name with it are asked, or hold nothing. */
const clustered = (found: readonly Found[]): Found[][] => {
  const clusters: Cluster[] = [];
  const byName = new Map<string, number[]>();
  const bare: number[] = [];
  for (const one of found) {
    const names = childNames(one.part);
    const near = names.size === 0 ? [0] : [...names].flatMap((name) => byName.get(name) ?? []).concat(bare);
    const likely = [...new Set(near)].sort((a, b) => a - b).map((at) => clusters[at]);
    const home = likely.find((cluster) => cluster !== undefined && isAlike(cluster.names, names));
    if (home !== undefined) {
      home.found.push(one);
      continue;
    }
    if (names.size === 0) bare.push(clusters.length);
    for (const name of names) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [clusters.length]);
      else known.push(clusters.length);
    }
    clusters.push({ names, found: [one] });
  }
  return clusters.map((cluster) => cluster.found);
};

interface Names {
  /** Names that are not free; those of the components are added. */
  readonly taken: Set<string>;
  /** Components of the project by name. */
  readonly theirs: ReadonlyMap<string, ProjectComponent>;
  /** What uses may say of how a component looks; absent: anything. */
  readonly placement?: Placement | null;
  /** What a stack makes of the name of a component. */
  readonly named?: (name: string) => string;
  readonly naming?: ComponentNaming;
}

/** One level of components: those that hold no other that is still to be made. */
const makeLevel = (
  found: readonly Found[],
  { taken, theirs, placement = null, named = (name) => name, naming = PLAIN_NAMING }: Names,
): MadeComponent[] => {
  const made: MadeComponent[] = [];
  const groups = [...Map.groupBy(found, ({ part }) => keyOf(part) ?? '').values()]
    .flatMap(clustered)
    .flatMap(sameThings);
  for (const group of groups) {
    const parts = group.map(({ part }) => part);
    const [first] = parts;
    if (first === undefined) continue;
    const natural = named(pascal(wordsOf(readableName(first)), 'Part'));
    const usual = naming.component(natural);
    const name = uniqueOnDisk(usual, taken);
    const screens = [...new Set(group.map(({ screen }) => screen))];
    const one = makeComponent(parts, { name, design: setName(first), screens, placement, naming });
    if (one === null) continue;
    const uses = reuse(one, theirs.get(natural) ?? theirs.get(usual));
    made.push(uses === null ? one : { ...one, uses });
  }
  return made;
};

/** Levels by key: a component is made when all that are inside of its instances are. */
const levelsOf = (found: readonly Found[]): Map<string, number> => {
  const levels = new Map<string, number>();
  for (const { part, height } of found) {
    const key = keyOf(part) ?? '';
    levels.set(key, Math.max(levels.get(key) ?? 0, height));
  }
  return levels;
};

/**
 * Makes components of the instances in some screens and puts uses of them in place of the instances; what the project
 * has already is used as it is.
 */
export const extractComponents = (
  screens: readonly { readonly id: string; readonly root: Branch }[],
  names: Names,
): Extracted => {
  const levels = levelsOf(screens.flatMap(({ id, root }) => find(root, id)));
  const components: Component[] = [];
  let roots = screens.map(({ root }) => root);
  for (let level = 1; level <= Math.max(0, ...levels.values()); level += 1) {
    const found = roots
      .flatMap((root, index) => find(root, screens[index]?.id ?? ''))
      .filter(({ part }) => levels.get(keyOf(part) ?? '') === level);
    const made = makeLevel(found, names);
    const uses = new Map<Branch, Use>(made.flatMap((one) => [...one.uses]));
    roots = roots.map((root) => replaced(root, uses));
    components.push(...made.map(({ component }) => component));
  }
  // A component whose every use lies in another that is written anew is not needed by itself.
  return { components: usedOnly(components, roots), roots };
};

const usesIn = (branch: Branch): string[] =>
  branch.kind === 'use'
    ? [branch.component, ...filledBy(branch).flatMap(usesIn)]
    : isPart(branch)
      ? branch.children.flatMap(usesIn)
      : [];

/** Names of the components that a piece uses. */
export const usesInTemplate = (template: Template): string[] => {
  if (template.kind === 'use')
    return [template.component, ...template.slots.flatMap(([, inner]) => inner.flatMap(usesInTemplate))];
  const { content } = template;
  if (content.kind !== 'children') return content.kind === 'text' ? content.branches.flatMap(usesIn) : [];
  return content.children.flatMap(usesInTemplate);
};

const usedOnly = (components: readonly Component[], roots: readonly Branch[]): Component[] => {
  const byName = new Map(components.map((component) => [component.name, component]));
  const used = new Set<string>();
  const waiting = roots.flatMap(usesIn);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const component = byName.get(name);
    if (component === undefined || used.has(name)) continue;
    used.add(name);
    waiting.push(...usesInTemplate(component.root));
  }
  return components.filter(({ name }) => used.has(name));
};
