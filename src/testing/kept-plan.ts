import { createHash } from 'node:crypto';
import type { GateState } from '#contract/code-gen/gate';
import type { CodePlan, FileVersion, PlanRow } from '#contract/code-gen/plan';
import { SCHEMA_VERSION } from '#contract/config';
import { planDigest } from '#workspace/code-runs/plan-digest';
import { createRun } from '#workspace/code-runs/run-store';

const versionOf = (bytes: Buffer): FileVersion => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.length,
  mode: 0o644,
});

/** A row of a list with the bytes of both sides. */
export interface MadeRow extends Partial<PlanRow> {
  readonly path: string;
  readonly old?: Buffer | string;
  readonly fresh?: Buffer | string;
}

export interface KeptPlan {
  readonly plan: CodePlan;
  /** The list as it is shown. */
  readonly gate: GateState;
}

const rowOf = (files: Map<string, Buffer>, { old, fresh = '', ...row }: MadeRow): PlanRow => {
  const keep = (content: Buffer | string): FileVersion => {
    const bytes = Buffer.from(content);
    const version = versionOf(bytes);
    files.set(version.sha256, bytes);
    return version;
  };
  const before = old === undefined ? null : keep(old);
  const plain: Pick<PlanRow, 'kind' | 'reason' | 'nodes' | 'added' | 'removed'> = {
    kind: before === null ? 'create' : 'modify',
    reason: 'x',
    nodes: ['1:2'],
    added: 1,
    removed: 0,
  };
  return { ...plain, text: true, before, after: keep(fresh), ...row };
};

/** Keeps a list in a workspace as a run, without anything that makes one. */
export const keptPlan = async (workspace: string, made: readonly MadeRow[], round = 1): Promise<KeptPlan> => {
  const files = new Map<string, Buffer>();
  const rows = made.map((row) => rowOf(files, row)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const store = await createRun(workspace, Date.now());
  const digest = planDigest(rows);
  const head = { run: store.run, round, snapshot: '20261120T140203.123Z', scope: '', digest };
  const at = new Date().toISOString();
  const plan: CodePlan = {
    schemaVersion: SCHEMA_VERSION,
    ...head,
    framework: 'react',
    createdAt: at,
    rows,
    reused: [],
    notes: [],
  };
  await store.keepPlan(plan, files);
  await store.append({ kind: 'planned', at, round, digest, rows: rows.length });
  const counts = { create: rows.length, modify: 0, delete: 0, asset: 0 };
  return { plan, gate: { ...head, rows: rows.length, counts, added: rows.length, removed: 0, rounds: [] } };
};
