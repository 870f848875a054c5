import type { Property } from '../components/template.ts';
import type { SingleFile } from '../single-file/dialect.ts';
import { listLines } from '../single-file/list-lines.ts';
import { stringText } from '../text/script-string.ts';

const typeText = ({ kind, words }: Property, { style }: SingleFile): string => {
  if (kind === 'flag') return 'boolean';
  return kind === 'word' ? words.map((word) => stringText(word, style)).join(' | ') : 'string';
};

const runtimeText = ({ kind, required }: Property): string => {
  const type = kind === 'flag' ? 'Boolean' : 'String';
  return required ? `{ type: ${type}, required: true }` : type;
};

const propsLines = (file: SingleFile): string[] => {
  const { typed, style, component } = file;
  const { indent, semicolons } = style;
  const end = semicolons ? ';' : '';
  // What goes into a slot is no property here.
  const properties = (component?.properties ?? []).filter(({ kind }) => kind !== 'nodes');
  if (properties.length === 0) return [];
  const lines = properties.map((property) =>
    typed
      ? `${indent}${property.name}${property.required ? '' : '?'}: ${typeText(property, file)}${end}`
      : `${indent}${property.name}: ${runtimeText(property)},`,
  );
  return typed ? ['defineProps<{', ...lines, `}>()${end}`] : ['defineProps({', ...lines, `})${end}`];
};

/** Properties and data of a file, each a piece of the script. */
export const vueScript = (file: SingleFile): string[][] => [
  propsLines(file),
  ...file.lists.all.map((list) => listLines(list, '', file.typed ? ' as const' : '', file)),
];
