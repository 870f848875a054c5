import type { LintFinding } from '#contract/snapshot';

type Translate = (key: string, params?: Record<string, unknown>) => string;

/** Makes sentences of findings. */
export interface LintWords {
  readonly t: Translate;
  has(key: string): boolean;
}

export interface LintLine {
  readonly finding: LintFinding;
  readonly title: string;
  readonly todo: string;
  /** How many layers; at least one for a finding about the whole file. */
  readonly count: number;
}

/** Findings of one rule. */
export interface LintGroup {
  readonly rule: string;
  readonly name: string;
  readonly severity: LintFinding['severity'];
  readonly count: number;
  readonly lines: readonly LintLine[];
}

const SEVERITY = { error: 0, warning: 1, info: 2 } as const;

type Part = 'name' | 'title' | 'single' | 'todo';

/** A rule without a sentence is still shown, by its name. */
const sentence = ({ t, has }: LintWords, finding: LintFinding, part: Part, params = finding.params): string => {
  const key = `lint.${finding.rule}.${part}`;
  if (has(key)) return t(key, params);
  return part === 'todo' ? '' : part === 'single' ? sentence({ t, has }, finding, 'title', params) : finding.rule;
};

const countOf = ({ params, nodes }: LintFinding): number =>
  Math.max(1, Number(params['n'] ?? params['count'] ?? nodes.length) || nodes.length);

const lineOf = (finding: LintFinding, words: LintWords): LintLine => {
  const count = countOf(finding);
  const params = { layer: finding.nodes[0]?.name ?? '', ...finding.params };
  const title = sentence(words, finding, count === 1 ? 'single' : 'title', params);
  return { finding, title, todo: sentence(words, finding, 'todo'), count };
};

/** The sentence when a finding is about one layer alone. */
export const singleTitle = ({ finding }: LintLine, layer: string, words: LintWords): string =>
  sentence(words, finding, 'single', { ...finding.params, layer, n: 1, count: 1 });

const byWeight = (a: LintLine, b: LintLine): number =>
  SEVERITY[a.finding.severity] - SEVERITY[b.finding.severity] || b.count - a.count;

const groupOf = (rule: string, lines: readonly LintLine[], words: LintWords): LintGroup => {
  const sorted = lines.toSorted(byWeight);
  const first = sorted[0] as LintLine;
  return {
    rule,
    name: sentence(words, first.finding, 'name'),
    severity: first.finding.severity,
    count: lines.reduce((sum, { count }) => sum + count, 0),
    lines: sorted,
  };
};

/** Rule by rule, the worst first, then what concerns most layers. */
export const lintGroups = (findings: readonly LintFinding[], words: LintWords): readonly LintGroup[] =>
  [...Map.groupBy(findings, ({ rule }) => rule)]
    .map(([rule, own]) =>
      groupOf(
        rule,
        own.map((finding) => lineOf(finding, words)),
        words,
      ),
    )
    .sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity] || b.count - a.count);
