import type { Likeness } from './look/alike.ts';

/** How a picture is told from another; all answers depend on the two pictures alone. */
export interface Sameness {
  /**
   * How far two members of a group may be from each other when one of them is the same as a third; 1 where only what is the
   * same counts.
   */
  readonly bridge: number;
  /** Places of leaders that may be the same, any order. */
  candidates(place: number): readonly number[];
  /** How like two pictures are, or null when they are far from being the same. */
  likeness(place: number, other: number): Likeness | null;
  /** A closer look, where there is one; only asked after `likeness` said that they are the same. */
  confirm(place: number, other: number): Promise<Likeness | null>;
  /** Whether somebody said that two pictures are not the same. */
  isSplit(place: number, other: number): boolean;
  onLeader(place: number): void;
}

/** A picture and the leader of a group that it is close to, and whether it ended in that group. */
export interface Compared {
  readonly place: number;
  readonly leader: number;
  readonly strain: number;
  readonly merged: boolean;
}

export interface Grouping {
  /** For each picture the place of its leader. */
  readonly leaders: readonly number[];
  /** Comparisons that were close to the decision, in the order of the pictures. */
  readonly close: readonly Compared[];
}

/** So many members are compared with a newcomer besides the leader: chains A~B, B~C, A≁C break here. */
const COMPARED_MEMBERS = 8;
/** How like a newcomer must be to a member when it is not quite like the leader. */
const BANK = 0.9;
/** Strain (1 decides) between which a decision is called close. */
export const CLOSE = { from: 0.85, to: 1.4 } as const;
const MOST_CLOSE = 20_000;

interface Candidate {
  readonly leader: number;
  readonly likeness: Likeness;
}

/** Like the leader and not far from the others, or like one of the others and not far from the rest. */
const fits = (place: number, { likeness }: Candidate, members: readonly number[], sameness: Sameness): boolean => {
  const { bridge } = sameness;
  if (likeness.strain > bridge || members.some((member) => sameness.isSplit(place, member))) return false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const member of members.slice(1, COMPARED_MEMBERS)) {
    const strain = sameness.likeness(place, member)?.strain ?? Number.POSITIVE_INFINITY;
    if (strain > bridge) return false;
    nearest = Math.min(nearest, strain);
  }
  return likeness.strain <= 1 || nearest <= BANK;
};

const candidatesOf = (place: number, sameness: Sameness): Candidate[] => {
  const found: Candidate[] = [];
  for (const leader of sameness.candidates(place)) {
    const likeness = sameness.likeness(place, leader);
    if (likeness !== null) found.push({ leader, likeness });
  }
  const byLikeness = ({ likeness: a }: Candidate, { likeness: b }: Candidate): number =>
    a.strain - b.strain || a.difference - b.difference;
  return found.sort((a, b) => byLikeness(a, b) || a.leader - b.leader);
};

interface Book {
  readonly groups: Map<number, number[]>;
  readonly sameness: Sameness;
  readonly close: Compared[];
}

const noteClose = ({ close }: Book, compared: Compared): void => {
  const { strain, merged } = compared;
  const isClose = merged ? strain >= CLOSE.from : strain <= CLOSE.to;
  if (isClose && close.length < MOST_CLOSE) close.push(compared);
};

const findLeader = async (place: number, book: Book): Promise<number> => {
  const { groups, sameness } = book;
  let joined = place;
  for (const candidate of candidatesOf(place, sameness)) {
    const { leader } = candidate;
    let { strain } = candidate.likeness;
    if (joined === place && fits(place, candidate, groups.get(leader) ?? [], sameness)) {
      const closer = await sameness.confirm(place, leader);
      if (closer !== null && closer.strain <= 1) joined = leader;
      strain = Math.max(strain, closer?.strain ?? Number.POSITIVE_INFINITY);
    }
    noteClose(book, { place, leader, strain, merged: joined === leader });
  }
  return joined;
};

/**
 * Groups pictures that stand in an order that their content gives (best first). Each group has a leader, the picture that
 * stands for all others, and every other was compared with it: nobody is replaced by a picture that it was not compared
 * with. Each picture joins the leader that it is most like. Since the order comes from the content, the groups do not
 * depend on the order in which the pictures came in.
 */
export const groupByLeader = async (
  count: number,
  sameness: Sameness,
  onProgress: (done: number) => Promise<void>,
): Promise<Grouping> => {
  const book: Book = { groups: new Map(), sameness, close: [] };
  const leaders: number[] = [];
  for (let place = 0; place < count; place += 1) {
    const leader = await findLeader(place, book);
    leaders.push(leader);
    if (leader === place) {
      book.groups.set(place, [place]);
      sameness.onLeader(place);
    } else book.groups.get(leader)?.push(place);
    await onProgress(place + 1);
  }
  return { leaders, close: book.close };
};
