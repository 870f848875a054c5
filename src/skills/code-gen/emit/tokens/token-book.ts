import type { DesignVariable } from '#contract/snapshot';
import type { ProjectToken } from '../../draft/project-facts.ts';
import type { DraftVariable } from '../../draft/variables/draft-variable.ts';
import { unique } from '../names/words.ts';
import { isUnitless, tokenText } from './token-text.ts';

/** A variable of the design with the name that it has in CSS. */
export interface BookToken {
  /** `collection/name`, as the semantic AST says it. */
  readonly token: string;
  readonly css: string;
  readonly type: DesignVariable['type'];
  readonly collection: string;
  /** The collection of which the modes are. */
  readonly modeCollection: string;
  readonly unitless: boolean;
  /** By mode; the first is in force where nothing else is said. */
  readonly modes: ReadonlyMap<string, DesignVariable['value']>;
  /** The project has it already. */
  readonly ofProject: boolean;
  /** The project changes it itself: its modes are the project's to say. */
  readonly changesThere: boolean;
}

export interface TokenBook {
  readonly tokens: readonly BookToken[];
  find(token: string): BookToken | undefined;
}

/** A name of the design as a custom property may have it. */
export const slug = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '') || 'token';

/** Two ways to write one value, e.g. `#FFF` and `rgb(255, 255, 255)`. */
const sameValue = (mine: string, theirs: string): boolean => canonical(mine) === canonical(theirs);

const HEX = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;

const canonical = (value: string): string => {
  const text = value.trim().toLowerCase();
  const hex = HEX.exec(text)?.[1];
  if (hex === undefined) return text.replaceAll(/\s+/g, '').replace(/^(\d+)(?:\.0+)?px$/, '$1px');
  const long = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16));
  if (long.length === 6 || long.endsWith('ff')) return `rgb(${r},${g},${b})`;
  return `rgba(${r},${g},${b},${Math.round((Number.parseInt(long.slice(6), 16) / 255) * 1000) / 1000})`;
};

interface Draft {
  readonly token: string;
  readonly first: DraftVariable;
  readonly modes: Map<string, DesignVariable['value']>;
}

const draftsOf = (variables: readonly DraftVariable[]): Draft[] => {
  const drafts = new Map<string, Draft>();
  for (const variable of variables) {
    const token = `${variable.collection}/${variable.name}`;
    const draft = drafts.get(token) ?? { token, first: variable, modes: new Map() };
    drafts.set(token, draft);
    if (!draft.modes.has(variable.mode)) draft.modes.set(variable.mode, variable.value);
  }
  return [...drafts.values()];
};

/** Names by which a project may have the token: with its collection, and without. */
const namesOf = ({ first }: Draft): string[] => [
  `--${slug(`${first.collection}/${first.name}`)}`,
  `--${slug(first.name)}`,
];

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/**
 * Names every variable of the design once; one that the project has with the same value keeps the project's name.
 * @param named names that a stack has for some of them, by `collection/name`
 */
export const tokenBook = (
  variables: readonly DraftVariable[],
  projectTokens: readonly ProjectToken[],
  named: ReadonlyMap<string, string> = NO_NAMES,
): TokenBook => {
  const theirs = new Map(projectTokens.map(({ name, value }) => [name, value]));
  const changing = new Set(projectTokens.flatMap(({ name, changes }) => (changes ? [name] : [])));
  const taken = new Set(theirs.keys());
  const tokens = draftsOf(variables).map((draft): BookToken => {
    const { token, first, modes } = draft;
    const unitless = isUnitless(first);
    const value = tokenText({ ...first, unitless });
    const names = [...(named.has(token) ? [named.get(token) ?? ''] : []), ...namesOf(draft)];
    const shared = names.find((name) => value !== null && sameValue(value, theirs.get(name) ?? ''));
    const css = shared ?? unique(names[0] ?? '--token', taken);
    const { type, collection, modeCollection = collection } = first;
    const changesThere = changing.has(css);
    return {
      token,
      css,
      type,
      collection,
      modeCollection,
      unitless,
      modes,
      ofProject: shared !== undefined,
      changesThere,
    };
  });
  const byToken = new Map(tokens.map((entry) => [entry.token, entry]));
  return { tokens, find: (token) => byToken.get(token) };
};
