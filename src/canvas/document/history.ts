interface Change {
  apply(): void;
  revert(): void;
}

/** Everything that changes the document passes here, so that it can be taken back and made again, step by step. */
export interface History {
  change(change: Change): void;
  /** Ends the step that is open; what follows belongs to the next one. An empty step is none. */
  commit(): void;
  /** Takes back the open step, or else the newest one. False when there is nothing. */
  undo(): boolean;
  redo(): boolean;
  /** Steps that could be taken back and made again; the open one counts. */
  counts(): { readonly undo: number; readonly redo: number };
  /** Number of changes so far, for whoever keeps something that depends on the document. */
  version(): number;
}

/** Older steps are forgotten. */
const MOST_STEPS = 1_000;

export const createHistory = (): History => {
  const done: Change[][] = [];
  let undone: Change[][] = [];
  let open: Change[] = [];
  let version = 0;
  const commit = (): void => {
    if (open.length === 0) return;
    done.push(open);
    open = [];
    if (done.length > MOST_STEPS) done.shift();
  };
  return {
    change: (change) => {
      change.apply();
      open.push(change);
      undone = [];
      version += 1;
    },
    commit,
    undo: () => {
      commit();
      const step = done.pop();
      if (step === undefined) return false;
      for (const change of step.toReversed()) change.revert();
      undone.push(step);
      version += 1;
      return true;
    },
    redo: () => {
      const step = undone.pop();
      if (step === undefined) return false;
      for (const change of step) change.apply();
      done.push(step);
      version += 1;
      return true;
    },
    counts: () => ({ undo: done.length + (open.length > 0 ? 1 : 0), redo: undone.length }),
    version: () => version,
  };
};
