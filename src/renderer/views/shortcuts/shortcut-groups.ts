import type { KeyName } from '../../keys/key-table.ts';

export interface ShortcutGroup {
  readonly id: string;
  readonly names: readonly KeyName[];
  /** Keys that belong to lists and the board themselves. */
  readonly others: readonly { readonly label: string; readonly keys: readonly string[] }[];
}

/** The sheet of keys, in the order in which one learns them. */
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = [
  {
    id: 'go',
    names: [
      'palette',
      'import',
      'design',
      'plan',
      'changes',
      'preview',
      'files',
      'openFolder',
      'snapshots',
      'bridge',
      'sandbox',
    ],
    others: [],
  },
  {
    id: 'do',
    names: ['primary', 'stop', 'settings', 'shortcuts', 'comment'],
    others: [],
  },
  {
    id: 'panels',
    names: ['nextPanel', 'previousPanel', 'navigator', 'side', 'agent', 'log', 'filter'],
    others: [],
  },
  {
    id: 'lists',
    names: [],
    others: [
      { label: 'move', keys: ['ArrowUp', 'ArrowDown'] },
      { label: 'fold', keys: ['ArrowLeft', 'ArrowRight'] },
      { label: 'ends', keys: ['Home', 'End'] },
      { label: 'choose', keys: ['Enter'] },
      { label: 'tick', keys: ['Space'] },
    ],
  },
  {
    id: 'plan',
    names: ['modify', 'previousChange', 'nextChange'],
    others: [],
  },
  {
    id: 'preview',
    names: ['measure', 'fix'],
    others: [{ label: 'hold-design', keys: ['D'] }],
  },
  {
    id: 'sandbox',
    names: ['undoStep', 'redoStep', 'approveStep', 'skipStep', 'rerunStep', 'editStep'],
    others: [],
  },
  {
    id: 'pairs',
    names: [],
    others: [
      { label: 'pair-join', keys: ['J'] },
      { label: 'pair-split', keys: ['S'] },
      { label: 'pair-forget', keys: ['F'] },
    ],
  },
  {
    id: 'board',
    names: [],
    others: [
      { label: 'zoom', keys: ['+', '-'] },
      { label: 'fit', keys: ['0'] },
      { label: 'full', keys: ['1'] },
      { label: 'pan', keys: ['Space'] },
    ],
  },
];
