/**
 * Every key of the window that is not a list's own. `second` also works in the browser shell, where a browser may keep
 * the first for itself. Single letters work outside text fields, and can be turned off.
 */
export const KEYS = {
  palette: { keys: 'mod+K', second: 'alt+K' },
  openFolder: { keys: 'mod+O', second: 'alt+O' },
  snapshots: { keys: 'mod+shift+O', second: 'alt+shift+O' },
  sample: { keys: 'mod+shift+S', second: 'alt+shift+S' },
  import: { keys: 'mod+1', second: 'alt+1' },
  design: { keys: 'mod+2', second: 'alt+2' },
  plan: { keys: 'mod+3', second: 'alt+3' },
  changes: { keys: 'mod+4', second: 'alt+4' },
  preview: { keys: 'mod+5', second: 'alt+5' },
  bridge: { keys: 'mod+shift+B', second: 'alt+shift+B' },
  sandbox: { keys: 'mod+shift+X', second: 'alt+shift+X' },
  navigator: { keys: 'mod+B', second: 'alt+B' },
  side: { keys: 'mod+I', second: 'alt+I' },
  agent: { keys: 'mod+J', second: 'alt+J' },
  log: { keys: 'mod+L', second: 'alt+L' },
  settings: { keys: 'mod+,', second: 'alt+,' },
  stop: { keys: 'mod+.', second: 'alt+.' },
  primary: { keys: 'mod+Enter', second: null },
  nextPanel: { keys: 'F6', second: null },
  previousPanel: { keys: 'shift+F6', second: null },
  filter: { keys: '/', second: null },
  files: { keys: 'mod+P', second: 'alt+P' },
  comment: { keys: 'C', second: null },
  modify: { keys: 'M', second: null },
  measure: { keys: 'S', second: null },
  fix: { keys: 'F', second: null },
  undoStep: { keys: 'mod+Z', second: null },
  redoStep: { keys: 'mod+shift+Z', second: null },
  approveStep: { keys: 'A', second: null },
  skipStep: { keys: 'X', second: null },
  rerunStep: { keys: 'R', second: null },
  editStep: { keys: 'E', second: null },
  previousChange: { keys: 'alt+ArrowUp', second: null },
  nextChange: { keys: 'alt+ArrowDown', second: null },
  shortcuts: { keys: '?', second: null },
} as const satisfies Record<string, { keys: string; second: string | null }>;

export type KeyName = keyof typeof KEYS;
export const KEY_NAMES = Object.keys(KEYS) as KeyName[];
