import type { Property } from '../components/template.ts';
import type { SingleFile } from '../single-file/dialect.ts';
import { listLines } from '../single-file/list-lines.ts';
import { stringText } from '../text/script-string.ts';

const LONGEST = 100;

const typeText = ({ kind, words }: Property, { style, imports }: SingleFile): string => {
  switch (kind) {
    case 'flag':
      return 'boolean';
    case 'word':
      return words.map((word) => stringText(word, style)).join(' | ');
    case 'nodes':
      return imports.type('Snippet', 'svelte');
    default:
      return 'string';
  }
};

/** `let { … }: Props = $props();` on one line where it fits. */
const taking = (names: readonly string[], { typed, style }: SingleFile): string[] => {
  const end = `${typed ? ': Props' : ''} = $props()${style.semicolons ? ';' : ''}`;
  const whole = `let { ${names.join(', ')} }${end}`;
  return whole.length <= LONGEST ? [whole] : ['let {', ...names.map((name) => `${style.indent}${name},`), `}${end}`];
};

const propsPieces = (file: SingleFile): string[][] => {
  const { component, typed, style } = file;
  if (component === null || (component.properties.length === 0 && !component.placed)) return [];
  const end = style.semicolons ? ';' : '';
  const { properties, placed } = component;
  const members = properties.map(
    (property) => `${property.name}${property.required ? '' : '?'}: ${typeText(property, file)}`,
  );
  const all = [...members, ...(placed ? ['class?: string'] : [])];
  const declared = ['interface Props {', ...all.map((member) => `${style.indent}${member}${end}`), '}'];
  const names = [...properties.map(({ name }) => name), ...(placed ? ['class: className'] : [])];
  return [...(typed ? [declared] : []), taking(names, file)];
};

/** Properties and data of a file, each a piece of the script. */
export const svelteScript = (file: SingleFile): string[][] => [
  ...propsPieces(file),
  ...file.lists.all.map((list) => {
    const type = file.typed
      ? `: ${file.imports.type('ComponentProps', 'svelte')}<typeof ${file.imports.component(list.component)}>[]`
      : '';
    return listLines(list, type, '', file);
  }),
];
