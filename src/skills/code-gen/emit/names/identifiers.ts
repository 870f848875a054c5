import { latinText } from '../../assets/naming/latin-words.ts';
import { unique, uniqueOnDisk } from './words.ts';

/** Names of a file or a class in letters that every compiler takes; each name of the design keeps the one it got first. */
export interface Identifiers {
  /** @param key what is called so, where several things may have one name */
  of(name: string, key?: string): string;
}

const latin = (name: string): string => latinText(name.slice(0, 200)).replaceAll(/[^A-Za-z0-9]/g, '');

/**
 * @param fallback for names of which nothing can be read out, e.g. `Widget`
 * @param taken names that are not free, keywords among them; those that are given out are added
 * @param reserved names that a word in front keeps apart from what they would hide: `Card` → `AppCard`
 */
export const identifiers = (
  fallback: string,
  taken: Set<string>,
  reserved: { readonly names: ReadonlySet<string>; readonly prefix: string } | null = null,
): Identifiers => {
  const known = new Map<string, string>();
  const keywords = new Set(taken);
  const apart = (name: string): string => {
    if (reserved?.names.has(name) === true) return reserved.prefix + name;
    // `default` → `defaultValue`
    return keywords.has(name) ? name + fallback.charAt(0).toUpperCase() + fallback.slice(1) : name;
  };
  return {
    of: (name, key = name) => {
      const before = known.get(key);
      if (before !== undefined) return before;
      const text = latin(name);
      const isUpper = /^[A-Z]/.test(fallback);
      const first = text.charAt(0);
      const cased = (isUpper ? first.toUpperCase() : first.toLowerCase()) + text.slice(1);
      const start = /^[A-Za-z]/.test(cased) ? cased : fallback + cased;
      const given = isUpper ? uniqueOnDisk(apart(start), taken) : unique(apart(start), taken, '');
      known.set(key, given);
      return given;
    },
  };
};
