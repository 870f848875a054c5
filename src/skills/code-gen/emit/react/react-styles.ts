import type { EmittedFile, Emitting } from '../../draft/emitter.ts';
import type { TailwindFacts } from '../../draft/project-facts.ts';
import { type ComponentDraft, type DraftedScreen, sheetOfTokens } from '../components/component-draft.ts';
import { styledBy } from '../components/styled-template.ts';
import { familyOfDraft, withFamily } from '../css/fonts/draft-family.ts';
import { familyNames, mostUsed, usedFamilies } from '../tailwind/families.ts';
import { underPreflight } from '../tailwind/preflight.ts';
import type { Tailwind } from '../tailwind/tailwind.ts';
import { isOfTheme } from '../tailwind/theme-names.ts';
import { writeTheme } from '../tailwind/theme-sheet.ts';
import { blankComments } from '../text/blank-comments.ts';
import { codeWriter } from '../text/code-writer.ts';
import { relativePath } from '../text/paths.ts';
import { hasTokens } from '../tokens/token-sheet.ts';

/** How a draft is styled: what screens take in, and the sheets that are for all of them. */
export interface ReactStyles {
  /** Null: looks are CSS modules. */
  readonly tailwind: Tailwind | null;
  /** What screens say for all texts of looks in modules. */
  readonly family: string | null;
  readonly screens: readonly DraftedScreen[];
  readonly sheets: readonly EmittedFile[];
  /** Style sheets that screens import. */
  readonly effects: readonly string[];
}

/** CSS modules, and the variables in a style sheet that screens import. */
export const plainStyles = (drafted: ComponentDraft): ReactStyles => {
  const { tokens } = drafted;
  return {
    tailwind: null,
    ...familyOfDraft(drafted),
    sheets: tokens === null ? [] : [tokens],
    effects: tokens === null ? [] : [tokens.file.path],
  };
};

const IMPORT = /@import\s[^;]{0,500};/g;

/** The sheet of the project with one more import; null where it has it already. */
const takingIn = (text: string, path: string): string | null => {
  if (text.includes(path)) return null;
  const last = [...blankComments(text).matchAll(IMPORT)].at(-1);
  if (last === undefined) return null;
  const end = last.index + last[0].length;
  const quote = last[0].includes('"') ? '"' : "'";
  return `${text.slice(0, end)}\n@import ${quote}${path}${quote};${text.slice(end)}`;
};

/** The main style sheet, which has to take the theme in for utilities to know it. */
const mainSheet = (
  theme: EmittedFile,
  sheet: NonNullable<TailwindFacts['sheet']>,
  { input }: Emitting,
): EmittedFile[] => {
  const text = takingIn(sheet.text.replaceAll('\r\n', '\n'), relativePath(sheet.path, theme.file.path));
  if (text === null) return [];
  const { path, reason } = { path: sheet.path, reason: input.text('planReason.theme-import') };
  return [
    { file: { ...theme.file, path, reason, content: { kind: 'text', text }, needs: [theme.file.path] }, assets: [] },
  ];
};

const DARK_VARIANT = /@custom-variant\s+dark\s*\(\s*&:(?:where|is)\(\s*(\.[\w-]+|\[[\w-]+=["']?[\w-]+["']?\])\s*,/;

/** The class or attribute that the project's own variant for the dark listens to. */
const darkOf = (sheet: string): string | null => DARK_VARIANT.exec(sheet)?.[1] ?? null;

/** The variables and families of the design as a theme, with the sheet that takes it in. */
const themeSheets = (
  emitting: Emitting,
  families: ReadonlyMap<string, string>,
  { sheet }: TailwindFacts,
): EmittedFile[] => {
  const { book, input } = emitting;
  if (!hasTokens(book) && families.size === 0 && sheet !== null) return [];
  const writer = codeWriter(input.project.style.indent);
  writeTheme({ book, families, takesIn: sheet === null, dark: darkOf(sheet?.text ?? '') }, writer);
  const theme = sheetOfTokens(writer.code().text.replace(/^\n+/, ''), emitting);
  return [theme, ...(sheet === null ? [] : mainSheet(theme, sheet, emitting))];
};

const themeOf = (emitting: Emitting, { major }: TailwindFacts, families: ReadonlyMap<string, string>): Set<string> => {
  if (major !== 4) return new Set();
  const theirs = new Set(emitting.input.project.tokens.flatMap(({ name, isOfTheme: is }) => (is ? [name] : [])));
  const ours = emitting.book.tokens.filter(({ css, ofProject }) => isOfTheme(css) && (!ofProject || theirs.has(css)));
  return new Set([...theirs, ...ours.map(({ css }) => css), ...families.values()]);
};

/** Utilities of Tailwind, with the variables of the design as its theme where it is of version 4. */
export const tailwindStyles = (drafted: ComponentDraft, emitting: Emitting, facts: TailwindFacts): ReactStyles => {
  const { major } = facts;
  const { tokens } = emitting.input.project;
  const bare: Tailwind = { major, theme: new Set(), families: new Map(), base: null };
  const roots = [...drafted.components, ...drafted.screens].map(({ root }) => root);
  const used = usedFamilies(roots, styledBy(underPreflight(bare)));
  const base = mostUsed(used);
  const themed = tokens.filter(({ isOfTheme: is }) => is === true);
  const taken = [...emitting.book.tokens.map(({ css }) => css), ...themed.map(({ name }) => name)];
  const families = major === 4 ? familyNames(used.keys(), themed, taken) : new Map<string, string>();
  const tailwind: Tailwind = { major, theme: themeOf(emitting, facts, families), families, base };
  const screens = withFamily(drafted.screens, base);
  if (major === 3) return { ...plainStyles(drafted), tailwind, family: null, screens };
  const known = new Set(themed.map(({ name }) => name));
  const fresh = new Map([...families].filter(([, name]) => !known.has(name)));
  const sheets = themeSheets(emitting, fresh, facts);
  const effects = facts.sheet === null ? sheets.map(({ file }) => file.path) : [];
  return { tailwind, family: null, screens, sheets, effects };
};
