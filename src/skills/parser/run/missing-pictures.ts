import type { LintFinding } from '#contract/snapshot';
import { type ParserRun, part } from './parser-run.ts';

const NAMED = 50;

type Named = LintFinding['nodes'][number];

interface Missing {
  readonly reason: string;
  readonly node: Named;
}

const byReason = (rule: string, severity: LintFinding['severity'], all: readonly Missing[]): LintFinding[] =>
  [...Map.groupBy(all, ({ reason }) => reason)].map(([reason, same]) => ({
    rule,
    severity,
    params: { reason, count: same.length },
    nodes: same.slice(0, NAMED).map(({ node }) => node),
  }));

/** Layers that are shown as pictures, and screens, that have none. */
const missingLayers = (run: ParserRun): Missing[] => {
  const { pictures, screens } = part(run, 'reading');
  const layers = pictures.map(({ id, name, screen }) => ({ id, name, screen }));
  const drawn = screens.map(({ id, name }) => ({ id, name, screen: id }));
  const all = new Map([...drawn, ...layers].map((node) => [node.id, node]));
  return [...all.values()].flatMap((node) => {
    const reason = run.missing.get(node.id);
    return reason === undefined ? [] : [{ reason, node }];
  });
};

const missingFills = (run: ParserRun): Missing[] =>
  part(run, 'reading').fills.flatMap(({ ref, id, name, screen }) => {
    const reason = run.missingFills.get(ref);
    return reason === undefined ? [] : [{ reason, node: { id, name, screen } }];
  });

/** What has no picture, grouped by why. */
export const missingPictures = (run: ParserRun): LintFinding[] => [
  ...byReason('not-rendered', 'warning', missingLayers(run)),
  ...byReason('fill-missing', 'warning', missingFills(run)),
];
