import { type Behaviour, ORDER, type Reply, type Seen } from './behaviours.ts';

type Call = { readonly name: string; readonly args: object };
type Move = (seen: Seen) => readonly Call[];

const workspaceOf = ({ entries }: Seen): string => entries['figma2code.codegen.workspace_path'] ?? '';

/** A call of a tool in the workspace of the turn. */
export const use =
  (name: string, args: object = {}): Move =>
  (seen) => [{ name, args: { workspace: workspaceOf(seen), ...args } }];

export const proposing = (...files: readonly object[]): Move =>
  use('proposeF2CFiles', { files: files.map((file) => ({ reason: 'because', ...file })) });

/** Digest that the newest answer of a tool has; what was planned, or what was approved. */
const digestIn = ({ results }: Seen, kind: 'planned' | 'approved'): string => {
  const found = results.filter((text) => text.includes(kind === 'approved' ? '"answer":"approve"' : '"round":'));
  return /"digest":"([0-9a-f]{64})"/.exec(found.at(-1) ?? '')?.[1] ?? '0'.repeat(64);
};

export const writing =
  (kind: 'planned' | 'approved' = 'approved'): Move =>
  (seen) =>
    use('writeF2CFiles', { digest: digestIn(seen, kind) })(seen);

export const BEGIN: readonly Move[] = [use('validateF2CWorkspace', { skill: 'codegen' }), use('loadF2CGuides')];
export const PLAN = use('planF2CScope');
export const ASK = use('askF2CApproval');
export const END: readonly Move[] = [use('syncF2CStatus'), use('finishF2CCodeGen')];

/** Makes these moves one after the other, whatever comes of them. */
export const moving =
  (...moves: readonly Move[]): Behaviour =>
  (seen): Reply => {
    const move = moves[seen.replies];
    return move === undefined ? { text: 'That is all.' } : { calls: move(seen) };
  };

/** Orders in what was read last. */
const ordered = ({ results }: Seen): readonly string[] => [
  ...new Set(
    results
      .slice(-1)
      .flatMap((text) => [...text.matchAll(new RegExp(`${ORDER} (/[\\w./-]+)`, 'g'))].map((match) => match[1] ?? '')),
  ),
];

/** Does the work of the skill, and at once everything that it reads an order for, with every tool that could obey. */
export const obedientCoder = (...moves: readonly Move[]): Behaviour => {
  const own = moving(...moves);
  return (seen) => {
    const obeyed = ordered(seen).flatMap((path) => [
      { name: 'bash', args: { command: `touch ${path}` } },
      { name: 'write', args: { path, content: 'owned' } },
      ...use('proposeF2CFiles', { files: [{ path, text: 'owned', reason: 'the design says so' }] })(seen),
      ...use('writeF2CFiles', { digest: digestIn(seen, 'planned') })(seen),
    ]);
    const next = own(seen);
    return 'calls' in next ? { calls: [...next.calls, ...obeyed] } : next;
  };
};
