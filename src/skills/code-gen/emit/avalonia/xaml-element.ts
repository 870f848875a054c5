import type { Origin } from '../markup/element.ts';
import type { CodeWriter } from '../text/code-writer.ts';
import { commentText } from './xaml-text.ts';

/** An element of XAML. */
export interface Xaml {
  readonly tag: string;
  /** Values escaped already. */
  readonly attributes: readonly (readonly [string, string])[];
  /** Attributes that an element is the value of. */
  readonly properties: readonly (readonly [string, Xaml])[];
  readonly children: readonly Xaml[];
  readonly comments: readonly string[];
  readonly origins: readonly Origin[];
}

/** A value of an attribute: text, or an element. */
export type Value = string | Xaml;
export type Attributes = readonly (readonly [string, Value])[];

const NOTHING = { attributes: [], properties: [], children: [], comments: [], origins: [] };

export const xaml = (tag: string, values: Attributes = [], more: Partial<Omit<Xaml, 'tag'>> = {}): Xaml => ({
  ...NOTHING,
  tag,
  ...split(values),
  ...more,
});

const split = (values: Attributes): Pick<Xaml, 'attributes' | 'properties'> => ({
  attributes: values.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  properties: values.flatMap(([name, value]) => (typeof value === 'string' ? [] : [[name, value] as const])),
});

/** Both of two lists of classes. */
const joinedClasses = (values: Attributes, own: Xaml): Attributes =>
  values.map(([name, value]) => {
    const classes = own.attributes.find(([known]) => known === 'Classes')?.[1];
    return name === 'Classes' && classes !== undefined ? [name, `${String(value)} ${classes}`] : [name, value];
  });

/** The element with more said of it; what it says already stays. */
export const withValues = (element: Xaml, values: Attributes): Xaml => {
  const added = joinedClasses(values, element);
  const own = new Set([...element.attributes, ...element.properties].map(([name]) => name));
  const { attributes, properties } = split(added.filter(([name]) => name === 'Classes' || !own.has(name)));
  const kept = attributes.some(([name]) => name === 'Classes')
    ? element.attributes.filter(([name]) => name !== 'Classes')
    : element.attributes;
  return { ...element, attributes: [...attributes, ...kept], properties: [...properties, ...element.properties] };
};

const LONGEST = 110;

const writeOpen = ({ tag, attributes }: Xaml, close: string, writer: CodeWriter): void => {
  const parts = attributes.map(([name, value]) => `${name}="${value}"`);
  const whole = `<${[tag, ...parts].join(' ')}${close}`;
  if (whole.length <= LONGEST || parts.length < 2) {
    writer.line(whole);
    return;
  }
  const [first = '', ...rest] = parts;
  const indent = ' '.repeat(tag.length + 2);
  writer.line(`<${tag} ${first}`);
  for (const [at, part] of rest.entries()) writer.line(`${indent}${part}${at === rest.length - 1 ? close : ''}`);
};

/** Writes an element, its attributes below each other where they are too long for a line. */
export const writeXaml = (element: Xaml, writer: CodeWriter): void => {
  const { tag, properties, children, comments, origins } = element;
  const write = (): void => {
    const isEmpty = properties.length + children.length + comments.length === 0;
    writeOpen(element, isEmpty ? ' />' : '>', writer);
    if (isEmpty) return;
    writer.indented(() => {
      for (const comment of comments) writer.line(commentText(comment));
      for (const [name, value] of properties) {
        writer.line(`<${tag}.${name}>`);
        writer.indented(() => writeXaml(value, writer));
        writer.line(`</${tag}.${name}>`);
      }
      for (const child of children) writeXaml(child, writer);
    });
    writer.line(`</${tag}>`);
  };
  if (origins.length === 0) write();
  else writer.from(origins, write);
};
