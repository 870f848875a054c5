import type { CodeRegion } from '#contract/code-gen/code-map';
import type { CodeFile, ScreenCode } from './screen-code.ts';

/** A line of code; 1-based. */
export interface CodeLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Lines of a file that several layers may share, as the lines of components are. */
export interface LineGroup {
  readonly lines: readonly CodeLine[];
}

/** Which lines are a layer's own: without those of the layers in it. */
export interface OwnLines {
  /** Empty for a layer that left no lines. */
  of(node: string): readonly LineGroup[];
  /** Lines of a file with lines of that layer that belong to no layer at all: imports, lists of data. */
  around(node: string): readonly LineGroup[];
  readonly all: readonly LineGroup[];
  /** How many layers have lines. */
  readonly layers: number;
}

const lengthOf = ({ start, end }: CodeRegion): number => end - start;

// Regions lie in each other or apart: a line belongs to the shortest that holds it.
const shortestByLine = ({ lines, regions }: CodeFile): readonly (number | undefined)[] => {
  const shortest: (number | undefined)[] = Array.from({ length: lines.length + 1 });
  for (const region of regions.toSorted((a, b) => lengthOf(b) - lengthOf(a)))
    for (let line = region.start; line <= Math.min(region.end, lines.length); line += 1)
      shortest[line] = lengthOf(region);
  return shortest;
};

const codeLine = ({ path, lines }: CodeFile, line: number): CodeLine => ({ path, line, text: lines[line - 1] ?? '' });

const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index);

interface Grouped {
  readonly byNode: Map<string, LineGroup[]>;
  readonly outside: LineGroup;
  readonly all: readonly LineGroup[];
}

const groupFile = (file: CodeFile, halves: readonly CodeFile[]): Grouped => {
  const shortest = shortestByLine(file);
  const groups = new Map<string, LineGroup>();
  const byNode = new Map<string, LineGroup[]>();
  for (const region of file.regions) {
    const key = `${region.start} ${region.end}`;
    const group = groups.get(key) ?? {
      lines: range(region.start, Math.min(region.end, file.lines.length))
        .filter((line) => shortest[line] === lengthOf(region))
        .map((line) => codeLine(file, line)),
    };
    groups.set(key, group);
    const own = byNode.get(region.node) ?? [];
    if (!own.includes(group)) own.push(group);
    byNode.set(region.node, own);
  }
  const free = range(1, file.lines.length).filter((line) => shortest[line] === undefined);
  const beside = halves.filter((half) => half.beside === file.path);
  const outside = {
    lines: [
      ...free.map((line) => codeLine(file, line)),
      ...beside.flatMap((half) => range(1, half.lines.length).map((line) => codeLine(half, line))),
    ],
  };
  return { byNode, outside, all: [...groups.values(), outside] };
};

export const ownLines = ({ files }: Pick<ScreenCode, 'files'>): OwnLines => {
  const halves = files.filter(({ beside }) => beside !== null);
  const grouped = files.filter(({ beside }) => beside === null).map((file) => groupFile(file, halves));
  const [of, around] = [new Map<string, LineGroup[]>(), new Map<string, LineGroup[]>()];
  for (const { byNode, outside } of grouped)
    for (const [node, groups] of byNode) {
      of.set(node, [...(of.get(node) ?? []), ...groups]);
      around.set(node, [...(around.get(node) ?? []), outside]);
    }
  return {
    of: (node) => of.get(node) ?? [],
    around: (node) => around.get(node) ?? [],
    all: grouped.flatMap(({ all }) => all),
    layers: of.size,
  };
};

/** Looks at each group of lines once, however many layers share it. */
export const onceForEach = <T>(look: (group: LineGroup) => T): ((group: LineGroup) => T) => {
  const seen = new Map<LineGroup, T>();
  return (group) => {
    const known = seen.get(group);
    if (known !== undefined) return known;
    const found = look(group);
    seen.set(group, found);
    return found;
  };
};
