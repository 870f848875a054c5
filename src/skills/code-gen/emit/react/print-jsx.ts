import type { CodeStyle } from '../../draft/project-facts.ts';
import type { DataLists } from '../components/data-lists.ts';
import type { Condition, Slot, Template, TemplateElement, TemplateUse } from '../components/template.ts';
import type { Branch, Given } from '../components/tree.ts';
import { type CodeWriter, codeWriter, linesOf } from '../text/code-writer.ts';
import { filled } from '../text/filled.ts';
import { stringText } from '../text/script-string.ts';
import { attributeLines } from './attribute-lines.ts';
import type { Imports } from './imports.ts';
import { jsxString, jsxText, jsxValue } from './script-text.ts';
import type { Wearing } from './wear/wearing.ts';

export interface JsxFile {
  readonly writer: CodeWriter;
  readonly wearing: Wearing;
  readonly imports: Imports;
  readonly style: CodeStyle;
  /** With types, or as plain scripts. */
  readonly typed: boolean;
  readonly lists: DataLists;
}

const JSX_NAMES: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  // What was drawn is how it starts; whoever uses it may change it.
  checked: 'defaultChecked',
};

const slotText = (name: string, slot: Slot, file: JsxFile): string => {
  const jsx = JSX_NAMES[name] ?? name;
  if (slot.kind === 'property') return ` ${jsx}={${slot.name}}`;
  const { value } = slot;
  if (value === true) return ` ${jsx}`;
  if (typeof value === 'string') return ` ${jsx}=${jsxValue(name, value, file.style)}`;
  return ` ${jsx}={${file.imports.asset(value.asset)}}`;
};

const linesText = (pieces: readonly Branch[], file: JsxFile): string =>
  pieces.map((piece) => branchText(piece, file)).join('');

/** A value as an attribute has it. */
const givenText = (name: string, given: Given, file: JsxFile): string => {
  switch (given.kind) {
    case 'text':
    case 'word':
      return ` ${name}=${jsxString(given.kind === 'text' ? given.text : given.word, file.style)}`;
    case 'asset':
      return ` ${name}={${file.imports.asset(given.asset)}}`;
    case 'flag':
      return given.on ? ` ${name}` : ` ${name}={false}`;
    case 'lines':
      return ` ${name}={<>${linesText(given.pieces, file)}</>}`;
    case 'passed':
      return ` ${name}={${given.name}}`;
    // What goes into slots is written between the tags.
    case 'nodes':
      return '';
  }
};

/** A value as a member of an object has it. */
export const memberText = (given: Given, file: Pick<JsxFile, 'imports' | 'style'> & JsxFile): string => {
  switch (given.kind) {
    case 'text':
      return stringText(given.text.toWellFormed(), file.style);
    case 'word':
      return stringText(given.word, file.style);
    case 'asset':
      return file.imports.asset(given.asset);
    case 'flag':
      return `${given.on}`;
    case 'lines':
      return `<>${linesText(given.pieces, file)}</>`;
    case 'passed':
      return given.name;
    case 'nodes':
      return 'null';
  }
};

const branchText = (branch: Branch, file: JsxFile): string => {
  switch (branch.kind) {
    case 'text':
      return jsxText(branch.text, file.style);
    case 'break':
      return '<br />';
    case 'part': {
      const attributes = [...branch.attributes].map(([name, value]) => slotText(name, { kind: 'fixed', value }, file));
      const open = `${branch.tag}${file.wearing.attribute(branch, false)}${attributes.join('')}`;
      return `<${open}>${linesText(branch.children, file)}</${branch.tag}>`;
    }
    default:
      return '';
  }
};

const conditionText = (condition: Condition, file: JsxFile): string => {
  if (condition.kind === 'flag') return condition.off === true ? `!${condition.name}` : condition.name;
  const compare = condition.words.map((word) => `${condition.name} === ${stringText(word, file.style)}`);
  return compare.length === 1 ? `${compare[0]}` : `(${compare.join(' || ')})`;
};

const LONGEST_LINE = 100;

/** An opening tag on one line, or an attribute a line where that gets too long. */
const writeOpen = (parts: readonly string[], close: string, file: JsxFile): void => {
  const [name = '', ...attributes] = parts;
  const whole = `<${name}${attributes.join('')}${close === '/>' ? ' />' : close}`;
  const isPlain = attributes.every((attribute) => attribute.includes('="'));
  if (file.writer.widthOf(whole) <= LONGEST_LINE || (attributes.length < 2 && isPlain)) {
    file.writer.line(whole);
    return;
  }
  file.writer.line(`<${name}`);
  file.writer.indented(() => {
    const room = LONGEST_LINE - file.writer.widthOf('');
    for (const line of attributes.flatMap((one) => attributeLines(one.trim(), room, file.style.indent)))
      file.writer.line(line);
  });
  file.writer.line(close);
};

/** The attribute with the classes of a piece, where it has some. */
const wornBy = (piece: Template, { wearing }: JsxFile): string[] => {
  const attribute = wearing.attribute(piece, false);
  return attribute === '' ? [] : [attribute];
};

const partsOfUse = (use: TemplateUse, file: JsxFile): string[] => [
  file.imports.component(use.component),
  ...wornBy(use, file),
  ...use.given.filter(([name]) => name !== 'children').map(([name, value]) => givenText(name, value, file)),
];

const textOf = (element: TemplateElement, file: JsxFile): string | null => {
  const { content } = element;
  if (content.kind === 'property') return `{${content.name}}`;
  return content.kind === 'text' ? linesText(content.branches, file) : null;
};

/** A text between lines of its element; tags and expressions in it stay where they are. */
const writeText = (text: string, { writer }: JsxFile): void => {
  const room = LONGEST_LINE - writer.widthOf('');
  for (const line of /[{<]/.test(text) ? [text] : filled(text.split(' '), room)) writer.line(line);
};

const VOID = new Set(['img', 'input', 'br']);

const writeElement = (element: TemplateElement, file: JsxFile, isRoot: boolean): void => {
  const { tag, attributes, comments, content } = element;
  const classes = file.wearing.attribute(element, isRoot);
  const parts = [
    tag,
    ...(classes === '' ? [] : [classes]),
    ...attributes.map(([name, slot]) => slotText(name, slot, file)),
  ];
  const text = textOf(element, file);
  const isEmpty = content.kind === 'children' && content.children.length === 0 && comments.length === 0;
  if (VOID.has(tag) || isEmpty || text === '') {
    writeOpen(parts, '/>', file);
    return;
  }
  const single = `<${parts.join('')}>${text ?? ''}</${tag}>`;
  if (text !== null && comments.length === 0 && file.writer.widthOf(single) <= LONGEST_LINE) {
    file.writer.line(single);
    return;
  }
  writeOpen(parts, '>', file);
  file.writer.indented(() => {
    for (const { text: comment } of comments) file.writer.line(`{/* ${comment.replaceAll('*/', '* /')} */}`);
    if (text !== null) writeText(text, file);
    else if (content.kind === 'children') writeChildren(content.children, file);
  });
  file.writer.line(`</${tag}>`);
};

const betweenTags = (given: Given, file: JsxFile): string => {
  if (given.kind === 'passed') return `{${given.name}}`;
  if (given.kind === 'text') return jsxText(given.text, file.style);
  return given.kind === 'lines' ? linesText(given.pieces, file) : '';
};

/** A component with what goes into its slots: `children` between its tags, others as attributes. */
const writeUse = (template: TemplateUse, file: JsxFile): void => {
  const parts = partsOfUse(template, file);
  const handed = template.given.find(([name]) => name === 'children')?.[1];
  if (handed !== undefined && template.slots.length === 0) {
    const text = betweenTags(handed, file);
    const single = `<${parts.join('')}>${text}</${template.component}>`;
    if (file.writer.widthOf(single) <= LONGEST_LINE) {
      file.writer.line(single);
      return;
    }
    writeOpen(parts, '>', file);
    file.writer.indented(() => writeText(text, file));
    file.writer.line(`</${template.component}>`);
    return;
  }
  if (template.slots.length === 0) {
    writeOpen(parts, '/>', file);
    return;
  }
  const { writer } = file;
  const between = template.slots.find(([name]) => name === 'children')?.[1] ?? [];
  const others = template.slots.filter(([name]) => name !== 'children');
  if (others.length === 0) writeOpen(parts, '>', file);
  else {
    writer.line(`<${parts.join('')}`);
    writer.indented(() => {
      for (const [name, pieces] of others) {
        writer.line(`${name}={<>`);
        writer.indented(() => writeChildren(pieces, file));
        writer.line('</>}');
      }
    });
    writer.line(between.length === 0 ? '/>' : '>');
    if (between.length === 0) return;
  }
  writer.indented(() => writeChildren(between, file));
  writer.line(`</${template.component}>`);
};

const writeBare = (template: Template, file: JsxFile, isRoot: boolean): void => {
  if (template.kind === 'element') writeElement(template, file, isRoot);
  else writeUse(template, file);
};

const holdsOthers = (template: Template): boolean => {
  if (template.kind === 'use') return template.slots.length > 0;
  return template.content.kind === 'children' && template.content.children.length > 0;
};

/** A piece without others in it, where it is one line. */
const lineOf = (template: Template, file: JsxFile, isRoot: boolean): string | null => {
  if (holdsOthers(template)) return null;
  const writer = codeWriter(file.style.indent);
  writeBare(template, { ...file, writer }, isRoot);
  const [line, ...more] = linesOf(writer);
  return more.length === 0 ? (line ?? null) : null;
};

/** Writes a piece of a component or screen. */
export const writeTemplate = (template: Template, file: JsxFile, isRoot = false): void => {
  const { writer } = file;
  writer.from(template.origins, () => {
    if (template.condition === null) {
      writeBare(template, file, isRoot);
      return;
    }
    const condition = conditionText(template.condition, file);
    const line = lineOf(template, file, isRoot);
    if (line !== null && writer.widthOf(`{${condition} && ${line}}`) <= LONGEST_LINE) {
      writer.line(`{${condition} && ${line}}`);
      return;
    }
    writer.line(`{${condition} && (`);
    writer.indented(() => writeBare(template, file, isRoot));
    writer.line(')}');
  });
};

/** Children one after the other; what repeats over data is written once. */
const writeChildren = (children: readonly Template[], file: JsxFile): void => {
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    const list = file.lists.startingAt(child);
    if (list === undefined) {
      writeTemplate(child, file);
      at += 1;
      continue;
    }
    const { writer } = file;
    const origins = list.items.flatMap((item) => item.origins);
    writer.from(origins, () => {
      writer.line(`{${list.name}.map((${list.key === null ? 'item, index' : 'item'}) => (`);
      writer.indented(() => writeItem(child, list.key === null ? 'index' : `item.${list.key}`, file));
      writer.line('))}');
    });
    at += list.items.length;
  }
};

const writeItem = (child: Template, key: string, file: JsxFile): void => {
  if (child.kind === 'use') {
    const name = file.imports.component(child.component);
    writeOpen([name, ` key={${key}}`, ...wornBy(child, file), ' {...item}'], '/>', file);
    return;
  }
  const inner = child.content.kind === 'children' ? child.content.children[0] : undefined;
  file.writer.line(`<${child.tag} key={${key}}${file.wearing.attribute(child, false)}>`);
  file.writer.indented(() => {
    if (inner?.kind !== 'use') return;
    writeOpen([file.imports.component(inner.component), ...wornBy(inner, file), ' {...item}'], '/>', file);
  });
  file.writer.line(`</${child.tag}>`);
};
