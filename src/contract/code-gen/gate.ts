import type { PlanNote, PlanRow, ReusedAsset, RowKind } from './plan.ts';
import type { RunLogRecord } from './run-log.ts';

/** The open gate: what waits for an answer. Rows and contents are asked for by command. */
export interface GateState {
  readonly run: string;
  readonly round: number;
  readonly snapshot: string;
  readonly scope: string;
  readonly digest: string;
  readonly rows: number;
  readonly counts: Readonly<Record<RowKind, number>>;
  readonly added: number;
  readonly removed: number;
  /** Rounds before this one, oldest first, each with what the user asked to change. */
  readonly rounds: readonly { readonly round: number; readonly rows: number; readonly text: string }[];
}

/** What was decided about a list. There is no fourth, and none comes by itself. */
export type GateAnswer =
  | {
      readonly kind: 'approve';
      readonly digest: string;
      readonly unticked: readonly string[];
      readonly by: 'window' | 'cli';
    }
  | { readonly kind: 'modify'; readonly text: string; readonly unticked: readonly string[] }
  | { readonly kind: 'cancel' };

/** A piece of a list; `rest` is where the next one starts. */
export interface PlanPage {
  readonly run: string;
  readonly round: number;
  readonly digest: string;
  readonly rows: readonly PlanRow[];
  readonly rest: number | null;
  /** With the first piece only. */
  readonly reused?: readonly ReusedAsset[];
  readonly notes?: readonly PlanNote[];
}

/** The list without some rows: what Approve would bind to, and ticked rows that need an unticked one. */
export interface NarrowedPlan {
  readonly digest: string;
  readonly rows: number;
  readonly missing: readonly { readonly path: string; readonly needs: string }[];
}

export const PLAN_SIDES = ['before', 'after', 'base', 'fresh'] as const;
export type PlanSide = (typeof PLAN_SIDES)[number];

/** A run of code-gen as it stands in the workspace. */
export interface RunSummary {
  readonly run: string;
  readonly snapshot: string;
  readonly scope: string;
  readonly createdAt: string;
  readonly digest: string;
  /** `kept`: planned and not answered; `partial`: it ended while it wrote. */
  readonly state: 'kept' | 'cancelled' | 'written' | 'partial' | 'undone';
  readonly approvedAt: string | null;
  readonly round: number;
  readonly written: readonly string[];
  readonly rows: number;
  readonly refused: number;
}

export interface RunView extends RunSummary {
  readonly log: readonly RunLogRecord[];
}
