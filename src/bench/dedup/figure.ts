/** One measured figure beside its goal and what it is held against. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `≥ 0.995`, `0`, `≤ 0.25`. */
  readonly goal: string;
  readonly pass: boolean;
  readonly peer: string;
}

export const atLeast = (name: string, value: number, goal: number, peer: string): Figure => ({
  name,
  value,
  goal: `≥ ${goal}`,
  pass: value >= goal,
  peer,
});

export const atMost = (name: string, value: number, goal: number, peer: string): Figure => ({
  name,
  value,
  goal: goal === 0 ? '0' : `≤ ${goal}`,
  pass: value <= goal,
  peer,
});

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(4));

export const figureLine = ({ name, value, goal, pass, peer }: Figure): string =>
  `${pass ? 'pass' : 'MISS'}  ${name.padEnd(52)} ${shown(value).padStart(9)}  goal ${goal.padEnd(8)} ${peer}`;
