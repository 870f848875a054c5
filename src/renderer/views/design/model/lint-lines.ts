import type { LintFinding } from '#contract/snapshot';

type Translate = (key: string, params?: Record<string, unknown>) => string;

export interface LintLine {
  readonly finding: LintFinding;
  readonly title: string;
  readonly todo: string;
  /** How many layers; at least one for a finding about the whole file. */
  readonly count: number;
}

const SEVERITY = { error: 0, warning: 1, info: 2 } as const;

/** A rule without a sentence is still shown, by its name. */
const sentence = (
  t: Translate,
  has: (key: string) => boolean,
  finding: LintFinding,
  part: 'title' | 'todo',
): string => {
  const key = `lint.${finding.rule}.${part}`;
  if (has(key)) return t(key, finding.params);
  return part === 'title' ? finding.rule : '';
};

/** Worst first, then what concerns most layers. */
export const lintLines = (
  findings: readonly LintFinding[],
  t: Translate,
  has: (key: string) => boolean,
): readonly LintLine[] =>
  findings
    .map((finding) => ({
      finding,
      title: sentence(t, has, finding, 'title'),
      todo: sentence(t, has, finding, 'todo'),
      count: Math.max(1, finding.nodes.length),
    }))
    .sort((a, b) => SEVERITY[a.finding.severity] - SEVERITY[b.finding.severity] || b.count - a.count);

const MAX_NAMED = 20;

/** Plain text to send to whoever drew the design: what, where, and what to do. */
export const copyForDesigner = (lines: readonly LintLine[], heading: string): string => {
  const blocks = lines.map(({ finding, title, todo }) => {
    const named = finding.nodes.slice(0, MAX_NAMED).map(({ name, id }) => `  - ${name} (${id})`);
    const more = finding.nodes.length > MAX_NAMED ? [`  - + ${finding.nodes.length - MAX_NAMED}`] : [];
    return [`- ${title}`, ...(todo === '' ? [] : [`  ${todo}`]), ...named, ...more].join('\n');
  });
  return [heading, '', ...blocks, ''].join('\n');
};
