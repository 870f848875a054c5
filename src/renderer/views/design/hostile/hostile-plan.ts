import type { GateState, NarrowedPlan, PlanPage } from '#contract/code-gen/gate';
import type { PlanRow } from '#contract/code-gen/plan';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { HOSTILE } from './corpus.ts';

const at = (index: number): string => HOSTILE[index % HOSTILE.length] ?? '';
const DIGEST = 'a'.repeat(64);
const version = { sha256: DIGEST, size: 9, mode: 0o644 };

/** Names that a list may hold: the corpus, and one as long as file systems allow. */
const PATHS = [...HOSTILE.filter((text) => text !== ''), `src/${'n'.repeat(251)}.tsx`, 'src/[a](javascript:x)\n.md'];

const rowOf = (path: string, index: number): PlanRow => ({
  kind: index % 5 === 4 ? 'delete' : 'modify',
  path,
  reason: at(index + 1),
  nodes: [`t${index % HOSTILE.length}`, at(index)],
  before: version,
  after: index % 5 === 4 ? null : version,
  added: 1,
  removed: 1,
  text: index % 7 !== 6,
  needs: [at(index + 2)],
  ...(index % 3 === 0 ? { handEdit: { base: null, fresh: DIGEST, conflicts: [{ start: 1, end: 2 }] } } : {}),
});

export const hostilePlan = (): PlanPage => ({
  run: at(0),
  round: 2,
  digest: DIGEST,
  rows: PATHS.map(rowOf),
  rest: null,
  reused: HOSTILE.map((text, index) => ({ key: `${index}`, path: text })),
  notes: HOSTILE.map((text, index) => ({ node: `t${index}`, name: text, word: at(index + 1), params: { name: text } })),
});

export const hostileGate = (): GateState => ({
  ...{ run: at(0), round: 2, snapshot: '20261120T140203.123Z', scope: at(55), digest: DIGEST, rows: PATHS.length },
  counts: { create: 0, modify: PATHS.length, delete: 0, asset: 0 },
  ...{ added: 1, removed: 1 },
  rounds: HOSTILE.map((text, index) => ({ round: index, rows: 1, text })),
});

export const hostileNarrowed = (): NarrowedPlan => ({
  digest: DIGEST,
  rows: PATHS.length - 1,
  missing: PATHS.map((path, index) => ({ path, needs: at(index + 2) })),
});

/** The code itself is hostile too. */
export const hostileFile = ({ path, side }: { readonly path: string; readonly side: string }): ProjectFile => {
  if (path.length % 7 === 6) return { kind: 'binary', size: 9, head: at(60) };
  const text = HOSTILE.map((line, index) => (side === 'before' && index % 4 === 0 ? `${line} before` : line)).join(
    '\n',
  );
  return { kind: 'text', text, encoding: 'utf-8', size: text.length, truncated: true };
};
