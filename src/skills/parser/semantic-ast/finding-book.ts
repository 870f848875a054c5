import type { LintFinding } from '#contract/snapshot';
import { printable } from '../figma/printable.ts';
import type { FigmaNode } from '../figma/raw-node.ts';

/** How many layers a finding names; `n` among its params is the whole number. */
const NODES_NAMED = 50;
/** How many findings of one rule differ in their params before the rest is put into one. */
const GROUPS_KEPT = 100;

type Params = Readonly<Record<string, string | number>>;
type Named = Pick<FigmaNode, 'id' | 'name'>;

export interface Finding {
  readonly rule: string;
  readonly severity: LintFinding['severity'];
  /** In a fixed order of keys. */
  readonly params: Params;
  /** Tells findings apart whose params are the same. */
  readonly key?: string;
}

interface Group {
  readonly finding: Omit<LintFinding, 'params'>;
  readonly params: Params;
  /** Tells findings apart whose params are the same; null for those beyond the bound of their rule. */
  readonly key: string | null;
  count: number;
}

/** The findings of one part of a design, as plain data. */
export type FindingGroups = readonly Group[];

/** Collects findings by rule and params, bounded however many layers are affected. */
export class FindingBook {
  readonly #groups = new Map<string, Group>();
  readonly #perRule = new Map<string, number>();

  /** `n` and `layer` (the name of the first one) are added to the params. */
  add(finding: Finding, node: Named, screen: string | null): void {
    const group = this.#group(finding);
    group.count += 1;
    if (group.count <= NODES_NAMED) group.finding.nodes.push({ id: node.id, name: node.name, screen });
  }

  /** Counts layers that are not named. */
  count(finding: Finding, layers: number): void {
    if (layers > 0) this.#group(finding).count += layers;
  }

  findings(): LintFinding[] {
    return [...this.#groups.values()].map(({ finding, params, count }) => ({
      ...finding,
      params: { ...params, layer: printable(finding.nodes[0]?.name ?? ''), n: count },
    }));
  }

  /** As plain data, to be taken up by the book of the whole. */
  groups(): FindingGroups {
    return [...this.#groups.values()];
  }

  /** Takes up the groups of a part: in the order of the parts, the result is that of one book for all. */
  absorb(groups: FindingGroups): void {
    for (const { finding, params, key, count } of groups) {
      const { rule, severity, nodes } = finding;
      const group = key === null ? this.#rest(rule, severity, params) : this.#group({ rule, severity, params, key });
      group.count += count;
      group.finding.nodes.push(...nodes.slice(0, Math.max(0, NODES_NAMED - group.finding.nodes.length)));
    }
  }

  #group({ rule, severity, params, key: own = '' }: Finding): Group {
    const key = `${rule} ${own} ${JSON.stringify(params)}`;
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const kept = this.#perRule.get(rule) ?? 0;
    if (kept >= GROUPS_KEPT) return this.#rest(rule, severity, params);
    this.#perRule.set(rule, kept + 1);
    const group = { finding: { rule, severity, nodes: [] }, params, key: own, count: 0 };
    this.#groups.set(key, group);
    return group;
  }

  #rest(rule: string, severity: LintFinding['severity'], params: Params): Group {
    const known = this.#groups.get(rule);
    if (known !== undefined) return known;
    const blank = Object.fromEntries(Object.keys(params).map((name) => [name, '…']));
    const group = { finding: { rule, severity, nodes: [] }, params: blank, key: null, count: 0 };
    this.#groups.set(rule, group);
    return group;
  }
}
