import type { NarrowedPlan } from '#contract/code-gen/gate';
import type { FailureText } from '#contract/errors';
import type { Loaded } from '../../../store/snapshot-store.ts';

/** Whether the list can be approved just now, and what Approve would bind to; else why it waits. */
export type Approval =
  | { readonly kind: 'ready'; readonly digest: string; readonly files: number }
  /** Not all rows have come: nobody could have looked at them. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'none-ticked' }
  /** The digest of the narrowed list is being worked out. */
  | { readonly kind: 'narrowing' }
  | { readonly kind: 'missing'; readonly missing: NarrowedPlan['missing'] }
  | { readonly kind: 'failed'; readonly failure: FailureText }
  /** An answer is on its way. */
  | { readonly kind: 'sent' };

export interface ApprovalFacts {
  readonly digest: string;
  readonly rows: number;
  readonly isComplete: boolean;
  readonly unticked: number;
  readonly narrowed: Loaded<NarrowedPlan>;
  readonly isSent: boolean;
}

const ofNarrowed = (narrowed: Loaded<NarrowedPlan>): Approval => {
  if (narrowed.kind === 'failed') return { kind: 'failed', failure: narrowed.failure };
  if (narrowed.kind !== 'ready') return { kind: 'narrowing' };
  const { digest, rows, missing } = narrowed.value;
  if (missing.length > 0) return { kind: 'missing', missing };
  return rows === 0 ? { kind: 'none-ticked' } : { kind: 'ready', digest, files: rows };
};

export const approvalOf = (facts: ApprovalFacts): Approval => {
  const { digest, rows, isComplete, unticked, narrowed, isSent } = facts;
  if (isSent) return { kind: 'sent' };
  if (!isComplete) return { kind: 'reading' };
  if (rows === 0) return { kind: 'empty' };
  if (unticked >= rows) return { kind: 'none-ticked' };
  return unticked === 0 ? { kind: 'ready', digest, files: rows } : ofNarrowed(narrowed);
};

/** The start of a digest, as it is read out and compared: two groups of four. */
export const shortDigest = (digest: string): string => `${digest.slice(0, 4)} ${digest.slice(4, 8)}`;
