/** One figure of a bench: what was measured, beside the goal and what it is held against. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** `<=` or `>=` this. */
  readonly goal: { readonly is: '<=' | '>='; readonly value: number } | null;
  /** What the machine allows or somebody else does, measured in the same run, in the words of the figure. */
  readonly beside: Readonly<Record<string, number>>;
  readonly note?: string;
}

export const meets = ({ value, goal }: Figure): boolean =>
  goal === null || (goal.is === '<=' ? value <= goal.value : value >= goal.value);

const short = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

const lineOf = (figure: Figure): string => {
  const { goal, unit, note } = figure;
  const target = goal === null ? '' : `  goal ${goal.is} ${short(goal.value)}: ${meets(figure) ? 'met' : 'MISSED'}`;
  const beside = Object.entries(figure.beside).map(([name, value]) => `${name} ${short(value)}`);
  const besides = beside.length === 0 ? '' : `  (${beside.join(', ')})`;
  return `${figure.figure}: ${short(figure.value)}${unit === '' ? '' : ` ${unit}`}${target}${besides}${note ? `  ${note}` : ''}`;
};

/** Prints a figure: a line, or one JSON record. */
export const printFigure = (figure: Figure, json: boolean): void => {
  const record = { type: 'figure', ...figure, met: meets(figure) };
  process.stdout.write(`${json ? JSON.stringify(record) : lineOf(figure)}\n`);
};
