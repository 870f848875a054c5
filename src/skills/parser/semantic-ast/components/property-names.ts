import type { SemanticNode } from '#contract/design/semantic-ast';
import { sortedEntries, toRecord } from '../lean.ts';
import type { NodeScope } from '../node-scope.ts';

const SUFFIX = /#\d+:\d+$/;

/** `Label#12:3` → `Label`. Figma tells properties apart by the suffix, people by the name. */
const plainName = (raw: string): string => raw.replace(SUFFIX, '');

/** The plain name of each property; where two would be the same, each keeps its raw one. */
export const propertyNames = (raws: readonly string[]): ReadonlyMap<string, string> => {
  const uses = new Map<string, number>();
  for (const raw of raws) uses.set(plainName(raw), (uses.get(plainName(raw)) ?? 0) + 1);
  return new Map(raws.map((raw) => [raw, uses.get(plainName(raw)) === 1 ? plainName(raw) : raw]));
};

/** Which properties of the component around a layer drive it. */
export const propertyRefsOf = ({ node }: NodeScope): SemanticNode['propertyRefs'] =>
  toRecord(
    sortedEntries(node['componentPropertyReferences']).flatMap(([field, raw]) =>
      typeof raw === 'string' ? [[field, plainName(raw)] as const] : [],
    ),
  );
