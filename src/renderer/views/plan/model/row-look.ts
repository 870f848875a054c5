import type { PlanRow, RowKind } from '#contract/code-gen/plan';
import type { ChangeKind } from '../../../components/feedback/change-letter.tsx';

/** The letter of a row: an asset is new, or takes the place of one. */
export const changeOf = ({ kind, before }: Pick<PlanRow, 'kind' | 'before'>): ChangeKind => {
  if (kind === 'delete') return 'deleted';
  if (kind === 'asset') return before === null ? 'added' : 'modified';
  return kind === 'create' ? 'added' : 'modified';
};

/** As the navigator counts them. */
export const COUNTED: readonly { readonly kind: RowKind; readonly change: ChangeKind }[] = [
  { kind: 'create', change: 'added' },
  { kind: 'asset', change: 'added' },
  { kind: 'modify', change: 'modified' },
  { kind: 'delete', change: 'deleted' },
];
