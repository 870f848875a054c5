import { allowanceOf, type FigmaAccount, refusalInForce } from '#contract/figma-budget/allowance';
import {
  FIGMA_TIERS,
  type FigmaPlan,
  type FigmaSeat,
  isCountedEndpoint,
  TIER_OF_ENDPOINT,
} from '#contract/figma-budget/limits';
import type { FigmaAccess, FigmaAnswered } from '#contract/tool';
import type { FormValues } from '../backend-context.ts';
import type { AccountRecord } from './account-record.ts';
import type { CallLedger } from './call-ledger.ts';

/** What the user says of the account in the settings; null leaves it to what Figma says. */
export interface ChosenStanding {
  readonly plan: FigmaPlan | null;
  readonly seat: FigmaSeat | null;
}

interface DeskDeps {
  readonly ledger: CallLedger;
  readonly form: FormValues;
  token(): string | null;
  chosen(): ChosenStanding;
  /** Hears of every change. */
  tell(account: FigmaAccount | null): void;
  now(): number;
}

/** The account behind the token: what a tool asks and tells of it, and what the window shows. */
export interface FigmaDesk {
  /** An import begins: its calls are counted from here. */
  begin(): void;
  access(): FigmaAccess;
  /** Counts a call that is about to go out and gives 0; or the milliseconds until plan and seat allow it, and counts nothing. */
  calling(endpoint: string): number;
  answered(answer: FigmaAnswered): void;
  /** An import is published: nothing is kept for another try. */
  imported(): void;
  /** Null without a token. */
  account(): FigmaAccount | null;
  /** Tells the account anew: another token, or other settings. */
  refresh(): void;
  /** Resolves when every count is on the disk. Never rejects. */
  flush(): Promise<void>;
}

/** As long as the agent keeps a document for another try. */
const KEPT_MS = 60 * 60_000;
/** More times than any limit counts are of no use to a page. */
const MAX_TOLD = 160;
/** A call arrives at Figma a moment after it was counted here, so its minute ends later there. */
const ON_THE_WAY_MS = 1_000;
const LONGEST_TURN_MS = 60_000 + ON_THE_WAY_MS;

const knownFrom = (chosen: ChosenStanding, record: AccountRecord): FigmaAccount['known'] => {
  if (chosen.plan !== null || chosen.seat !== null) return 'settings';
  return record.plan !== null || record.seat !== null ? 'answer' : 'nowhere';
};

type OfThisProgram = Pick<FigmaAccount, 'keptUntil' | 'made'>;

const accountOf = (record: AccountRecord, chosen: ChosenStanding, own: OfThisProgram): FigmaAccount => ({
  plan: chosen.plan ?? record.plan,
  seat: chosen.seat ?? record.seat,
  known: knownFrom(chosen, record),
  calls: {
    1: record.calls[1].slice(-MAX_TOLD),
    2: record.calls[2].slice(-MAX_TOLD),
    3: record.calls[3].slice(-MAX_TOLD),
  },
  refusals: FIGMA_TIERS.flatMap((tier) => {
    const until = record.until[tier];
    return until === null ? [] : [{ tier, until }];
  }),
  ...own,
});

/** A minute passes while somebody waits; a month does not, and Figma may still say yes. */
const waitFor = (endpoint: string, account: FigmaAccount | null, now: number): number => {
  if (account === null || !isCountedEndpoint(endpoint)) return 0;
  const { rate, isKnown, resetsAt } = allowanceOf(account, TIER_OF_ENDPOINT[endpoint], now - ON_THE_WAY_MS);
  const wait = resetsAt === null ? 0 : resetsAt + ON_THE_WAY_MS - now;
  return isKnown && rate.per === 'minute' && wait <= LONGEST_TURN_MS ? wait : 0;
};

/** A token that the environment holds may be none at all. */
const quietly = (token: () => string | null): string | null => {
  try {
    return token();
  } catch {
    return null;
  }
};

export const createFigmaDesk = ({ ledger, form, token, chosen, tell, now }: DeskDeps): FigmaDesk => {
  let keptUntil: number | null = null;
  let made: FigmaAccount['made'] = {};
  const account = (): FigmaAccount | null => {
    const secret = quietly(token);
    return secret === null ? null : accountOf(ledger.read(secret), chosen(), { keptUntil, made });
  };
  const refresh = (): void => tell(account());
  const put = (change: (secret: string) => void): void => {
    const secret = quietly(token);
    if (secret === null) return;
    change(secret);
    refresh();
  };
  return {
    access: () => {
      const secret = quietly(token);
      if (secret === null) return { fingerprint: '', wait: null };
      const refusal = form.ignoreFigmaLimit ? null : refusalInForce(account() as FigmaAccount, now());
      return { fingerprint: ledger.fingerprint(secret), wait: refusal === null ? null : refusal.until - now() };
    },
    begin: () => {
      made = {};
      refresh();
    },
    calling: (endpoint) => {
      const wait = form.ignoreFigmaLimit ? 0 : waitFor(endpoint, account(), now());
      if (wait > 0) return wait;
      if (isCountedEndpoint(endpoint)) made = { ...made, [endpoint]: (made[endpoint] ?? 0) + 1 };
      put((secret) => ledger.calling(secret, endpoint));
      return 0;
    },
    answered: (answer) => {
      if ((answer.endpoint === 'file' || answer.endpoint === 'nodes') && answer.status === 200)
        keptUntil = now() + KEPT_MS;
      put((secret) => ledger.answered(secret, answer));
    },
    imported: () => {
      keptUntil = null;
      refresh();
    },
    account,
    refresh,
    flush: ledger.flush,
  };
};
