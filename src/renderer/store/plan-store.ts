import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GateAnswer, NarrowedPlan, PlanPage } from '#contract/code-gen/gate';
import type { PlanNote, PlanRow, ReusedAsset } from '#contract/code-gen/plan';
import type { CommandResult, Transport } from '#contract/commands';
import type { Loaded } from './snapshot-store.ts';

export interface PlanList {
  readonly run: string;
  readonly round: number;
  readonly digest: string;
  readonly rows: readonly PlanRow[];
  readonly reused: readonly ReusedAsset[];
  readonly notes: readonly PlanNote[];
  /** False while more pieces are coming. */
  readonly isComplete: boolean;
}

/** A list that went away while this window had not answered it. */
export interface AnsweredElsewhere {
  readonly run: string;
  /** What was asked to change, when a new list came of it. */
  readonly text: string | null;
}

export interface PlanState {
  /** Run and round of the list that is looked at. */
  readonly key: string | null;
  readonly list: Loaded<PlanList>;
  readonly unticked: ReadonlySet<string>;
  /** The list without what is unticked; `none` while all is ticked. */
  readonly narrowed: Loaded<NarrowedPlan>;
  /** Key of the line that is looked at. */
  readonly active: string | null;
  /** Folders whose files are not shown. */
  readonly closed: ReadonlySet<string>;
  /** What was typed into Modify. */
  readonly text: string;
  /** What this window answered, until it has effect. */
  readonly sent: GateAnswer['kind'] | null;
  readonly elsewhere: AnsweredElsewhere | null;
  /** The kept plan that was chosen to look at. */
  readonly kept: string | null;
  /** This window approved a list, and what came of it is still to be shown. */
  readonly isFollowing: boolean;
  /** Modify is to have the focus: so many times it was asked for. */
  readonly modifyCalls: number;
}

export interface PlanStore extends PlanState {
  open(run: string, round: number): void;
  untick(unticked: ReadonlySet<string>): void;
  look(active: string): void;
  fold(key: string): void;
  write(text: string): void;
  answered(sent: PlanState['sent']): void;
  tellElsewhere(elsewhere: AnsweredElsewhere | null): void;
  keep(run: string | null): void;
  follow(isFollowing: boolean): void;
  callModify(): void;
  tookModify(): void;
  reset(): void;
}

const NONE = { kind: 'none' } as const;
const LOADING = { kind: 'loading' } as const;

/** What belongs to one list and goes with it. */
const FRESH = {
  list: LOADING,
  unticked: new Set<string>(),
  narrowed: NONE,
  active: null,
  closed: new Set<string>(),
  text: '',
  sent: null,
} as const satisfies Partial<PlanState>;

const EMPTY: PlanState = {
  ...FRESH,
  key: null,
  list: NONE,
  elsewhere: null,
  kept: null,
  isFollowing: false,
  modifyCalls: 0,
};

export const planKey = (run: string, round: number): string => `${run}/${round}`;

const listOf = (page: PlanPage, before: PlanList | null): PlanList => ({
  run: page.run,
  round: page.round,
  digest: page.digest,
  rows: before ? [...before.rows, ...page.rows] : page.rows,
  reused: page.reused ?? before?.reused ?? [],
  notes: page.notes ?? before?.notes ?? [],
  isComplete: page.rest === null,
});

type Set = StoreApi<PlanStore>['setState'];
type Get = StoreApi<PlanStore>['getState'];

/** Reads the pieces of a list one after the other, until it is another list that is looked at. */
const readRows = async (send: Transport['send'], run: string, put: (list: Loaded<PlanList>) => boolean) => {
  let list: PlanList | null = null;
  for (let from: number | null = 0; from !== null; ) {
    const result: CommandResult<PlanPage> = await send('plan.rows', { run, from });
    if (!result.ok) return put({ kind: 'failed', failure: result.failure });
    list = listOf(result.value, list);
    from = result.value.rest;
    if (!put({ kind: 'ready', value: list })) return false;
  }
  return true;
};

/** Asks what is left of the list. While one answer is on its way no other is asked for, and only the last one counts. */
const createNarrowing = (send: Transport['send'], set: Set, get: Get) => {
  let isAsking = false;
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const { list, unticked, key } = get();
    const run = list.kind === 'ready' ? list.value.run : null;
    const result = run === null ? null : await send('plan.narrow', { run, unticked: [...unticked] });
    isAsking = false;
    const now = get();
    if (now.unticked !== unticked || now.key !== key) {
      if (now.unticked.size > 0 && now.key !== null) void ask();
      return;
    }
    if (result?.ok) set({ narrowed: { kind: 'ready', value: result.value } });
    else if (result) set({ narrowed: { kind: 'failed', failure: result.failure } });
  };
  return ask;
};

/** What the window knows of the list that waits, or of a kept one: rows, ticks, and what was typed about it. */
export const createPlanStore = (send: Transport['send']): StoreApi<PlanStore> =>
  createStore<PlanStore>((set, get) => {
    const narrow = createNarrowing(send, set, get);
    return {
      ...EMPTY,
      open: (run, round) => {
        const key = planKey(run, round);
        const { key: before, list } = get();
        if (before === key && list.kind !== 'failed') return;
        set({ ...FRESH, key });
        void readRows(send, run, (next) => {
          if (get().key !== key) return false;
          set({ list: next });
          return true;
        });
      },
      untick: (unticked) => {
        set({ unticked, narrowed: unticked.size === 0 ? NONE : LOADING });
        if (unticked.size > 0) void narrow();
      },
      look: (active) => set({ active }),
      fold: (key) =>
        set(({ closed }) => {
          const next = new Set(closed);
          if (!next.delete(key)) next.add(key);
          return { closed: next };
        }),
      write: (text) => set({ text }),
      answered: (sent) => set({ sent }),
      tellElsewhere: (elsewhere) => set({ elsewhere }),
      keep: (kept) => set({ kept, elsewhere: null }),
      follow: (isFollowing) => set({ isFollowing }),
      callModify: () => set(({ modifyCalls }) => ({ modifyCalls: modifyCalls + 1 })),
      tookModify: () => set({ modifyCalls: 0 }),
      reset: () => set(EMPTY),
    };
  });
