import { plain } from '../../layout/layout-node.ts';
import { num } from '../css/declarations.ts';
import { identifiers } from '../names/identifiers.ts';
import { camel, wordsOf } from '../names/words.ts';
import { call } from '../native/code/code-tree.ts';
import { printCode } from '../native/code/print-code.ts';
import type { NativePlace } from '../native/piece.ts';
import type { NamedFont } from '../native/text-styles.ts';
import type { ThemedGroup, TokenField, TokenFields, TokenValue } from '../native/token-fields.ts';
import { type CodeWriter, codeWriter } from '../text/code-writer.ts';
import { relativePath } from '../text/paths.ts';
import { fontArgs } from './dart-style.ts';
import { DART_KEYWORDS, dart, dartComment, dartString } from './dart-text.ts';
import { colourLiteral } from './dart-values.ts';

const TYPES = { color: 'Color', length: 'double', number: 'double', text: 'String', flag: 'bool' } as const;

const valueText = ({ kind }: TokenField, value: TokenValue | undefined): string => {
  if (kind === 'color') return colourLiteral(String(value));
  if (typeof value === 'number') return num(value);
  return typeof value === 'boolean' ? `${value}` : dartString(String(value));
};

const modeNames = ({ modes, fields }: ThemedGroup): Map<string, string> => {
  const taken = new Set([...DART_KEYWORDS, ...fields.map(({ name }) => name)]);
  const names = identifiers('mode', taken);
  return new Map(modes.map((mode) => [mode, names.of(camel(wordsOf(mode), 'mode'), mode)]));
};

/** The constant of a group that holds its values in a mode. */
export const modeConstant = (group: ThemedGroup, mode: string): string => modeNames(group).get(mode) ?? 'mode';

const writeConstants = (fields: readonly TokenField[], writer: CodeWriter): void => {
  writer.line('/// Values of the design that are the same in every theme.');
  writer.line('abstract final class DesignTokens {');
  writer.indented(() => {
    for (const field of fields)
      writer.line(`static const ${TYPES[field.kind]} ${field.name} = ${valueText(field, field.values[0])};`);
  });
  writer.line('}');
};

const LERPED: Readonly<Record<TokenField['kind'], (name: string) => string>> = {
  color: (name) => `Color.lerp(${name}, other.${name}, t)!`,
  length: (name) => `lerpDouble(${name}, other.${name}, t)!`,
  number: (name) => `lerpDouble(${name}, other.${name}, t)!`,
  text: (name) => `t < 0.5 ? ${name} : other.${name}`,
  flag: (name) => `t < 0.5 ? ${name} : other.${name}`,
};

const writeMode = (group: ThemedGroup, at: number, constant: string, writer: CodeWriter): void => {
  writer.line();
  writer.line(`static const ${constant} = ${group.name}(`);
  writer.indented(() => {
    for (const field of group.fields) writer.line(`${field.name}: ${valueText(field, field.values[at])},`);
  });
  writer.line(');');
};

const writeMethods = ({ name, fields }: ThemedGroup, first: string, writer: CodeWriter): void => {
  writer.line();
  writer.line(`static ${name} of(BuildContext context) =>`);
  writer.indented(() => writer.indented(() => writer.line(`Theme.of(context).extension<${name}>() ?? ${first};`)));
  writer.line();
  writer.line('@override');
  writer.line(`${name} copyWith({`);
  writer.indented(() => {
    for (const field of fields) writer.line(`${TYPES[field.kind]}? ${field.name},`);
  });
  writer.line(`}) => ${name}(`);
  writer.indented(() => {
    for (const field of fields) writer.line(`${field.name}: ${field.name} ?? this.${field.name},`);
  });
  writer.line(');');
  writer.line();
  writer.line('@override');
  writer.line(`${name} lerp(${name}? other, double t) {`);
  writer.indented(() => {
    writer.line('if (other == null) return this;');
    writer.line(`return ${name}(`);
    writer.indented(() => {
      for (const field of fields) writer.line(`${field.name}: ${LERPED[field.kind](field.name)},`);
    });
    writer.line(');');
  });
  writer.line('}');
};

const writeGroup = (group: ThemedGroup, writer: CodeWriter): void => {
  const { name, fields, collection } = group;
  const constants = modeNames(group);
  writer.line(`/// “${dartComment(collection)}” of the design: add one of its modes to \`ThemeData.extensions\`.`);
  writer.line('@immutable');
  writer.line(`class ${name} extends ThemeExtension<${name}> {`);
  writer.indented(() => {
    writer.line(`const ${name}({`);
    writer.indented(() => {
      for (const field of fields) writer.line(`required this.${field.name},`);
    });
    writer.line('});');
    writer.line();
    for (const field of fields) writer.line(`final ${TYPES[field.kind]} ${field.name};`);
    for (const [at, mode] of group.modes.entries()) writeMode(group, at, constants.get(mode) ?? 'mode', writer);
    writeMethods(group, constants.get(group.modes[0] ?? '') ?? 'mode', writer);
  });
  writer.line('}');
};

const writeStyles = (
  styles: readonly NamedFont[],
  fields: TokenFields,
  { writer, indent, theirs }: { writer: CodeWriter; indent: string; theirs: Set<string> },
): void => {
  writer.line('/// The text styles of the design.');
  writer.line('abstract final class DesignTextStyles {');
  writer.indented(() => {
    for (const { name, font } of styles) {
      const size = plain(font.size ?? 0);
      const args = fontArgs(font, size, { fields, groups: new Set(), uses: { tokens: false }, theirs });
      printCode(
        call('TextStyle', args),
        { lead: `static const ${name} = `, end: ';', depth: 1 },
        { dialect: { ...dart(indent), constant: '' }, writer },
      );
    }
  });
  writer.line('}');
};

/** The file of what all widgets share; null when the design has neither variables nor text styles. */
export const tokensText = (
  fields: TokenFields,
  styles: readonly NamedFont[],
  { indent, tokensFile }: Pick<NativePlace, 'indent' | 'tokensFile'>,
): string | null => {
  const writer = codeWriter(indent);
  const theirs = new Set<string>();
  const all = fields.groups.flatMap((group) => group.fields);
  const needsLerp = all.some(({ kind }) => kind === 'length' || kind === 'number');
  const parts: (() => void)[] = [
    ...(fields.constants.length > 0 ? [() => writeConstants(fields.constants, writer)] : []),
    ...fields.groups.map((group) => () => writeGroup(group, writer)),
    ...(styles.length > 0 ? [() => writeStyles(styles, fields, { writer, indent, theirs })] : []),
  ];
  if (parts.length === 0) return null;
  for (const part of parts) {
    writer.line();
    part();
  }
  const own = [...theirs].map((path) => relativePath(tokensFile, path).replace(/^\.\//, '')).toSorted();
  const imports = [
    ...(needsLerp ? ["import 'dart:ui' show lerpDouble;", ''] : []),
    "import 'package:flutter/material.dart';",
    ...(own.length === 0 ? [] : ['', ...own.map((path) => `import ${dartString(path)};`)]),
  ];
  return `${imports.join('\n')}\n${writer.code().text}`;
};
