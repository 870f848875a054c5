import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { Notation } from './attributes/attribute.ts';
import { nodeId } from './attributes/use.ts';
import { LEGEND } from './notation/legend.ts';
import { quoted, short, unquoted, word } from './notation/quote.ts';
import { TokenBook, type TokenEntry } from './notation/token-book.ts';
import { foldRows } from './rows/fold.ts';
import { type Line, linesOf } from './rows/lines.ts';
import { prune } from './rows/prune.ts';
import { type Row, rootRow } from './rows/row.ts';
import { shareProperties } from './rows/shared-properties.ts';
import { rootBase } from './rows/short-ids.ts';
import { survey } from './rows/survey.ts';

export interface ReadingOptions {
  /** Of UTF-8. What does not go into it is left out and counted; the root and the explanations are always there. */
  readonly maxBytes?: number;
  /** Id of a child of the root: only it and those after it. */
  readonly from?: string;
}

type ScreenHead = Omit<SemanticScreen, 'root' | 'file'>;

interface Form {
  readonly screen: ScreenHead;
  readonly root: SemanticNode;
  readonly notation: Notation;
}

const pairs = (name: string, map: ReadonlyMap<string, string>): string =>
  `${name} ${[...map].map(([key, value]) => `${word(key)}=${word(value)}`).join(' ')}`;

const headLines = ({ screen, root, notation }: Form, { layers }: Row): string[] => {
  const { file, instance } = rootBase(root.id);
  const around = instance === null ? '' : ` ;1=I${instance};1`;
  const place = screen.section === undefined ? [screen.page] : [screen.page, screen.section];
  const picture = screen.picture === null ? 'none' : quoted(screen.picture);
  const named = `${nodeId(screen.id)} ${quoted(screen.name)} ${short(screen.width)}x${short(screen.height)}`;
  const letters = new Map([...notation.letters].map(([rule, letter]) => [letter, rule]));
  return [
    `screen ${named} on ${place.map(quoted).join(' ')} picture ${picture}`,
    `root ${nodeId(root.id)} layers ${layers}`,
    `ids :1=${file}:1${around}; below an instance ID: ;1=IID;1`,
    pairs('sizes', letters),
    pairs('types', notation.figmaTypes),
  ];
};

/** Bare where it is a path of plain names. */
const tokenName = (name: string): string => (/^[A-Za-z][\w./:-]*$/.test(name) ? name : quoted(name));

const tokenLine = ({ name, token, value }: TokenEntry): string =>
  `${name} ${tokenName(token)}${value === null ? '' : ` ${value}`}`;

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines]);

const lineText = ({ depth, head, tail }: Line, properties: string): string =>
  `${' '.repeat(depth)}${[head, properties, tail].filter((text) => text !== '').join(' ')}`;

const print = (form: Form, row: Row, layers: Row): string => {
  const lines = linesOf(row, foldRows(row), rootBase(form.root.id));
  const shared = shareProperties(lines);
  const body = lines.map((line) => lineText(line, shared.textOf(line)));
  const table = shared.table.map(({ name, text }) => `${name} ${text}`);
  const used = new Set([...table, ...body].flatMap((text) => unquoted(text).match(/\$\d+/g) ?? []));
  const tokens = form.notation.tokens.entries(used).map(tokenLine);
  const parts = [...section('tokens', tokens), ...section('shared', table), ...section('layers', body)];
  return `${[...LEGEND, '', ...headLines(form, layers), ...parts].join('\n')}\n`;
};

const ROUNDS = 6;

/** Prunes until it fits. What a row costs is only guessed, so the budget is set right a few times. */
const fit = (form: Form, row: Row, maxBytes: number): string => {
  const whole = print(form, row, row);
  const bytes = Buffer.byteLength(whole);
  if (bytes <= maxBytes) return whole;
  let best: string | null = null;
  let budget = maxBytes;
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = print(form, prune(row, budget), row);
    const share = maxBytes / Buffer.byteLength(text);
    if (share >= 1 && (best === null || text.length > best.length)) best = text;
    if (share >= 1 && share < 1.05) break;
    budget = Math.floor(budget * share * (share < 1 ? 0.95 : 0.99));
  }
  return best ?? print(form, prune(row, 0), row);
};

const startingAt = (row: Row, from: string | undefined): Row => {
  const at = from === undefined ? 0 : row.children.findIndex(({ id, also }) => id === from || also.includes(from));
  return at <= 0 ? row : { ...row, children: row.children.slice(at) };
};

/**
 * A screen, or one layer of it, as a model reads it: one line for each visible layer, every token at its layer, what
 * repeats said once. What it leaves out on purpose: where layers stand that their parent lays out, what lies in pictures
 * but texts and tokens, what is hidden but names, sizes and tokens, `instance.overrides`, and positions in hidden layers.
 * Pure, and the same bytes for the same tree.
 * @param root the screen's root or any layer below it
 */
export const readingForm = (screen: ScreenHead, root: SemanticNode, options: ReadingOptions = {}): string => {
  const tokens = new TokenBook();
  const notation = { tokens, ...survey(root) };
  // The first time only counts the values of tokens.
  rootRow(root, notation);
  tokens.settle();
  const row = startingAt(rootRow(root, notation), options.from);
  return fit({ screen, root, notation }, row, options.maxBytes ?? Number.POSITIVE_INFINITY);
};
