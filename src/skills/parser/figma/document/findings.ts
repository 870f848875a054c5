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

/** The findings of all parts of a document in the order of the parts, one per rule as well. */
export const mergeFindings = (parts: readonly (readonly LintFinding[])[]): LintFinding[] => {
  const merged = new Map<string, LintFinding & { nodes: LintFinding['nodes'] }>();
  for (const finding of parts.flat()) {
    const known = merged.get(finding.rule);
    if (known === undefined) merged.set(finding.rule, { ...finding, nodes: [...finding.nodes] });
    else {
      known.params = { n: Number(known.params['n']) + Number(finding.params['n']) };
      known.nodes.push(...finding.nodes.slice(0, Math.max(0, NAMED - known.nodes.length)));
    }
  }
  return [...merged.values()];
};

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
