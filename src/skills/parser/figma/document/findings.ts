import type { LintFinding } from '#contract/snapshot';

/** A broken document may break in every layer; the report names the first of them and counts the rest. */
const NAMED = 50;

type Rule = 'id-missing' | 'duplicate-id' | 'children-unreadable' | 'child-dropped' | 'node-missing';

interface Entry {
  n: number;
  readonly nodes: { readonly id: string; readonly name: string; readonly screen: null }[];
}

export interface Findings {
  add(rule: Rule, id: string, name: string, n?: number): void;
  list(): LintFinding[];
}

/** Collects what was mended, one finding per rule. */
export const createFindings = (): Findings => {
  const entries = new Map<Rule, Entry>();
  return {
    add: (rule, id, name, n = 1) => {
      const entry = entries.get(rule) ?? { n: 0, nodes: [] };
      entries.set(rule, entry);
      entry.n += n;
      if (entry.nodes.length < NAMED) entry.nodes.push({ id, name, screen: null });
    },
    list: () =>
      [...entries].map(([rule, { n, nodes }]) => ({ rule, severity: 'warning' as const, params: { n }, nodes })),
  };
};
