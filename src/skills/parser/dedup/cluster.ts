/** How a picture is told from another; all answers depend on the two pictures alone. */
export interface Sameness {
  /** Places of leaders that may be the same, any order. */
  candidates(place: number): readonly number[];
  /** How different two pictures are, or null when they are not the same. */
  difference(place: number, other: number): number | null;
  /** A closer look, where there is one; only asked after `difference` said that they are the same. */
  confirm(place: number, other: number): Promise<boolean>;
  onLeader(place: number): void;
}

/** So many members are compared with a newcomer besides the leader: chains A~B, B~C, A≁C break here. */
const COMPARED_MEMBERS = 8;

const fits = (place: number, members: readonly number[], sameness: Sameness): boolean =>
  members.slice(1, COMPARED_MEMBERS).every((member) => sameness.difference(place, member) !== null);

/**
 * Groups pictures that stand in an order that their content gives (best first). Each group has a leader, the picture that
 * stands for all others, and every other was compared with it: nobody is replaced by a picture that it was not compared
 * with. Each picture joins the leader that it is most like. Since the order comes from the content, the groups do not
 * depend on the order in which the pictures came in.
 * @returns for each picture the place of its leader
 */
export const groupByLeader = async (
  count: number,
  sameness: Sameness,
  onProgress: (done: number) => Promise<void>,
): Promise<number[]> => {
  const groups = new Map<number, number[]>();
  const leaders: number[] = [];
  for (let place = 0; place < count; place += 1) {
    leaders.push(await findLeader(place, groups, sameness));
    const leader = leaders[place] as number;
    if (leader === place) {
      groups.set(place, [place]);
      sameness.onLeader(place);
    } else groups.get(leader)?.push(place);
    await onProgress(place + 1);
  }
  return leaders;
};

const findLeader = async (
  place: number,
  groups: ReadonlyMap<number, readonly number[]>,
  sameness: Sameness,
): Promise<number> => {
  const found: { leader: number; difference: number }[] = [];
  for (const leader of sameness.candidates(place)) {
    const difference = sameness.difference(place, leader);
    if (difference !== null) found.push({ leader, difference });
  }
  found.sort((a, b) => a.difference - b.difference || a.leader - b.leader);
  for (const { leader } of found) {
    if (fits(place, groups.get(leader) ?? [], sameness) && (await sameness.confirm(place, leader))) return leader;
  }
  return place;
};
