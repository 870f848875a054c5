import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { Notation } from '../attributes/attribute.ts';
import { nodeId } from '../attributes/use.ts';
import { LEGEND } from '../notation/legend.ts';
import { quoted, short, unquoted, word } from '../notation/quote.ts';
import type { TokenEntry } from '../notation/token-book.ts';
import { foldRows } from './fold.ts';
import { type Line, linesOf } from './lines.ts';
import type { Row } from './row.ts';
import { shareProperties } from './shared-properties.ts';
import { rootBase } from './short-ids.ts';

export type ScreenHead = Omit<SemanticScreen, 'root' | 'file'>;

/** What is the same for a form whether it is cut or not. */
export interface Form {
  readonly screen: ScreenHead;
  readonly root: SemanticNode;
  readonly notation: Notation;
  /** Layers that the whole form would hold. */
  readonly layers: number;
}

const pairs = (name: string, map: ReadonlyMap<string, string>): string =>
  [name, ...[...map].map(([key, value]) => `${word(key)}=${word(value)}`)].join(' ');

const headLines = ({ screen, root, notation, layers }: Form): string[] => {
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

/** The text of a form with the rows that are given. */
export const print = (form: Form, row: Row): string => {
  const lines = linesOf(row, foldRows(row), rootBase(form.root.id));
  const shared = shareProperties(lines);
  const body = lines.map((line) => lineText(line, shared.textOf(line)));
  const table = shared.table.map(({ name, text }) => `${name} ${text}`);
  const used = new Set([...table, ...body].flatMap((text) => unquoted(text).match(/\$\d+/g) ?? []));
  const tokens = form.notation.tokens.entries(used).map(tokenLine);
  const parts = [...section('tokens', tokens), ...section('shared', table), ...section('layers', body)];
  return `${[...LEGEND, '', ...headLines(form), ...parts].join('\n')}\n`;
};
