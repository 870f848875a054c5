import type { LineGroup } from './own-lines.ts';
import { onceForEach } from './own-lines.ts';
import type { CodeFile } from './screen-code.ts';
import type { TokenNames } from './token-names.ts';

const DECLARED = /^\s*(?:static\s+const|static\s+let|val|let)\s+`?([\p{L}_][\p{L}\p{N}_]*)`?\s*(?::[^=]*)?=/u;

/** Names of tokens that a named style is made of, by the name of the style. */
type Bundles = ReadonlyMap<string, ReadonlySet<string>>;

// `DesignTextStyles.body` stands for the tokens between its declaration and the next one.
const bundlesOf = (shared: readonly CodeFile[], names: TokenNames): Bundles => {
  const bundles = new Map<string, Set<string>>();
  for (const { lines } of shared) {
    let current: Set<string> | null = null;
    for (const line of lines) {
      const declared = DECLARED.exec(line)?.[1];
      if (declared !== undefined) {
        current = bundles.get(declared) ?? new Set();
        bundles.set(declared, current);
      }
      if (current !== null) for (const name of names.usesIn(line)) current.add(name);
    }
  }
  return bundles;
};

const usesIn = ({ lines }: LineGroup, names: TokenNames, bundles: Bundles): ReadonlySet<string> => {
  const used = new Set<string>();
  for (const { text } of lines)
    for (const name of names.usesIn(text)) {
      used.add(name);
      const style = name.startsWith('DesignTextStyles.') ? bundles.get(names.declaredAs(name)) : undefined;
      for (const inner of style ?? []) used.add(inner);
    }
  return used;
};

/** Names of the tokens that lines use, those of named text styles among them. */
export const tokenUses = (
  names: TokenNames,
  shared: readonly CodeFile[],
): ((group: LineGroup) => ReadonlySet<string>) => {
  const bundles = bundlesOf(shared, names);
  return onceForEach((group) => usesIn(group, names, bundles));
};
