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

/** Layers and screens by id, as findings name them. */
const namedById = (run: ParserRun): ReadonlyMap<string, Named> => {
  const { pictures, screens } = part(run, 'reading');
  const drawn = screens.map(({ id, name }) => ({ id, name, screen: id }));
  const layers = pictures.map(({ id, name, screen }) => ({ id, name, screen }));
  return new Map([...drawn, ...layers].map((node) => [node.id, node]));
};

/** Pictures that were drawn here and differ from Figma's, and those that could not be drawn. */
const drawnHere = (run: ParserRun): LintFinding[] => {
  const named = namedById(run);
  const of = (id: string, reason: string): Missing[] => {
    const node = named.get(id);
    return node === undefined ? [] : [{ reason, node }];
  };
  const differ = [...named.keys()].flatMap((id) => {
    const drawn = run.drawn.get(id);
    return drawn === undefined ? [] : Object.keys(drawn.reasons).flatMap((reason) => of(id, reason));
  });
  const blank = [...named.keys()].flatMap((id) => {
    const reason = run.notDrawn.get(id);
    return reason === undefined ? [] : of(id, reason);
  });
  return [...byReason('drawn-here', 'info', differ), ...byReason('not-drawn', 'info', blank)];
};

/** What has no picture, or none of Figma's, grouped by why. */
export const missingPictures = (run: ParserRun): LintFinding[] => [
  ...byReason('not-rendered', 'warning', missingLayers(run)),
  ...byReason('fill-missing', 'warning', missingFills(run)),
  ...drawnHere(run),
];
