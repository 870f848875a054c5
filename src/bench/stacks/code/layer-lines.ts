import type { CodeRegion } from '#contract/code-gen/code-map';

/** A file with the lines that came of each layer. */
export interface MappedText {
  readonly path: string;
  readonly text: string;
  readonly regions: readonly CodeRegion[];
}

/** For each line the layers that made it: those of the innermost region, and several where several layers share it. */
const ownersOf = ({ text, regions }: MappedText): (readonly string[] | undefined)[] => {
  const owners: (readonly string[] | undefined)[] = new Array(text.split('\n').length);
  let group: string[] = [];
  let last: CodeRegion | undefined;
  for (const region of regions) {
    if (last !== undefined && last.start === region.start && last.end === region.end) group.push(region.node);
    else {
      group = [region.node];
      owners.fill(group, region.start - 1, region.end);
    }
    last = region;
  }
  return owners;
};

/** Lines that a layer made itself, and those of its files that no layer made: rules and values that it may ask for. */
export type LayerLines = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** By layer its lines, a key for each file that has some. What it holds is left out. */
export const layerLines = (files: readonly MappedText[]): LayerLines => {
  const found = new Map<string, Map<string, string[]>>();
  for (const file of files) {
    const lines = file.text.split('\n');
    const owners = ownersOf(file);
    const shared = lines.filter((_, at) => owners[at] === undefined);
    for (const [at, nodes] of owners.entries())
      for (const node of nodes ?? []) {
        const own = found.get(node) ?? new Map<string, string[]>();
        found.set(node, own);
        const written = own.get(file.path) ?? [...shared];
        own.set(file.path, written);
        written.push(lines[at] ?? '');
      }
  }
  return new Map([...found].map(([node, own]) => [node, joined(own)]));
};

const joined = (lines: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> =>
  new Map([...lines].map(([path, all]) => [path, all.join('\n')]));
