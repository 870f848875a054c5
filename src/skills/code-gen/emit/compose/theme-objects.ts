import { num } from '../css/declarations.ts';
import { identifiers } from '../names/identifiers.ts';
import { pascal, wordsOf } from '../names/words.ts';
import { call } from '../native/code/code-tree.ts';
import { printCode } from '../native/code/print-code.ts';
import type { NativePlace } from '../native/piece.ts';
import type { NamedFont } from '../native/text-styles.ts';
import type { ThemedGroup, TokenField, TokenFields, TokenValue } from '../native/token-fields.ts';
import { type CodeWriter, codeWriter } from '../text/code-writer.ts';
import { importsFor } from './kotlin-imports.ts';
import { fontArgs } from './kotlin-style.ts';
import { KOTLIN_KEYWORDS, kotlin, kotlinString, packageOf } from './kotlin-text.ts';
import { colourLiteral, dp } from './kotlin-values.ts';

const valueText = ({ kind }: TokenField, value: TokenValue | undefined): string => {
  if (kind === 'color') return colourLiteral(String(value));
  if (typeof value === 'number') return kind === 'length' ? dp(value) : `${num(value)}f`;
  return typeof value === 'boolean' ? `${value}` : kotlinString(String(value));
};

const modeNames = ({ modes }: ThemedGroup): Map<string, string> => {
  const names = identifiers('Mode', new Set(KOTLIN_KEYWORDS));
  return new Map(modes.map((mode) => [mode, names.of(pascal(wordsOf(mode), 'Mode'), mode)]));
};

/** The object that holds the values of a group in a mode. */
export const modeObject = (group: ThemedGroup, mode: string): string =>
  mode === group.modes[0] ? `${group.name}()` : `${modeNames(group).get(mode) ?? 'Mode'}${group.name}`;

const docs = (text: string): string => text.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]|\*\//gu, ' ');

const writeGroup = (group: ThemedGroup, writer: CodeWriter): void => {
  const { name, fields, modes, collection } = group;
  writer.line(`/** “${docs(collection)}” of the design, in its first mode. */`);
  writer.line('@Immutable');
  writer.line(`open class ${name} {`);
  writer.indented(() => {
    for (const field of fields) writer.line(`open val ${field.name} = ${valueText(field, field.values[0])}`);
  });
  writer.line('}');
  for (const [at, mode] of modes.entries()) {
    if (at === 0) continue;
    const changed = fields.filter((field) => valueText(field, field.values[at]) !== valueText(field, field.values[0]));
    writer.line();
    writer.line('@Immutable');
    writer.line(`object ${modeObject(group, mode)} : ${name}() {`);
    writer.indented(() => {
      for (const field of changed) writer.line(`override val ${field.name} = ${valueText(field, field.values[at])}`);
    });
    writer.line('}');
  }
  writer.line();
  writer.line(`val Local${name} = staticCompositionLocalOf { ${name}() }`);
};

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const writeTheme = (groups: readonly ThemedGroup[], writer: CodeWriter): void => {
  writer.line('/** The values of the design as they stand in the theme around. */');
  writer.line('object DesignTheme {');
  writer.indented(() => {
    for (const { name } of groups) {
      writer.line(`val ${lower(name)}: ${name}`);
      writer.indented(() => writer.line(`@Composable get() = Local${name}.current`));
    }
  });
  writer.line('}');
  writer.line();
  writer.line('/** Puts what is in it into a mode of the design; the dark one where the system is dark. */');
  writer.line('@Composable');
  writer.line('fun DesignTheme(');
  writer.indented(() => {
    for (const group of groups) writer.line(`${lower(group.name)}: ${group.name} = ${defaultOf(group)},`);
    writer.line('content: @Composable () -> Unit,');
  });
  writer.line(') {');
  writer.indented(() => {
    writer.line('CompositionLocalProvider(');
    writer.indented(() => {
      for (const { name } of groups) writer.line(`Local${name} provides ${lower(name)},`);
      writer.line('content = content,');
    });
    writer.line(')');
  });
  writer.line('}');
};

const defaultOf = (group: ThemedGroup): string => {
  const dark = group.modes[group.dark];
  if (dark === undefined || group.dark === 0) return `${group.name}()`;
  return `if (isSystemInDarkTheme()) ${modeObject(group, dark)} else ${group.name}()`;
};

const writeConstants = (fields: readonly TokenField[], writer: CodeWriter): void => {
  writer.line('/** Values of the design that are the same in every theme. */');
  writer.line('object DesignTokens {');
  writer.indented(() => {
    for (const field of fields) writer.line(`val ${field.name} = ${valueText(field, field.values[0])}`);
  });
  writer.line('}');
};

const writeFonts = (families: ReadonlyMap<string, string>, writer: CodeWriter): void => {
  writer.line(
    '/** The fonts of the design, as far as the device has them: put files of them into `res/font` to be sure. */',
  );
  writer.line('object DesignFonts {');
  writer.indented(() => {
    for (const [family, name] of families)
      writer.line(`val ${name} = FontFamily(Font(DeviceFontFamilyName(${kotlinString(family)})))`);
  });
  writer.line('}');
};

const writeStyles = (
  styles: readonly NamedFont[],
  place: NativePlace,
  { writer, theirs }: { writer: CodeWriter; theirs: Set<string> },
): void => {
  const { fields, textStyles, indent } = place;
  writer.line('/** The text styles of the design. */');
  writer.line('object DesignTextStyles {');
  writer.indented(() => {
    for (const { name, font } of styles) {
      const fonts = {
        fields,
        theirs,
        theme: new Set<string>(),
        helpers: new Set<string>(),
        families: textStyles.families,
      };
      const code = call('TextStyle', fontArgs(font, true, fonts));
      printCode(code, { lead: `val ${name} = `, end: '', depth: 1 }, { dialect: kotlin(indent), writer });
    }
  });
  writer.line('}');
};

/** The file of what all composables share; null when the design has neither variables nor texts. */
export const themeText = (fields: TokenFields, styles: readonly NamedFont[], place: NativePlace): string | null => {
  const writer = codeWriter(place.indent);
  const { groups, constants } = fields;
  const { families } = place.textStyles;
  const theirs = new Set<string>();
  const parts: (() => void)[] = [
    ...(constants.length > 0 ? [() => writeConstants(constants, writer)] : []),
    ...groups.map((group) => () => writeGroup(group, writer)),
    ...(groups.length > 0 ? [() => writeTheme(groups, writer)] : []),
    ...(families.size > 0 ? [() => writeFonts(families, writer)] : []),
    ...(styles.length > 0 ? [() => writeStyles(styles, place, { writer, theirs })] : []),
  ];
  if (parts.length === 0) return null;
  for (const [at, part] of parts.entries()) {
    if (at > 0) writer.line();
    part();
  }
  const { text } = writer.code();
  const own = [...theirs].filter((path) => path.slice(0, path.lastIndexOf('.')) !== packageOf(place.tokensFile));
  const imports = importsFor(text, own).map((path) => `import ${path}`);
  return `${[`package ${packageOf(place.tokensFile)}`, '', ...imports, ''].join('\n')}\n${text}`;
};
