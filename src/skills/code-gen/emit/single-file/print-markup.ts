import type { Property, Slot, Template, TemplateElement, TemplateUse } from '../components/template.ts';
import type { Branch } from '../components/tree.ts';
import { htmlComment } from '../text/escape-html.ts';
import type { Dialect, SingleFile } from './dialect.ts';

const LONGEST_LINE = 100;
const VOID = new Set(['img', 'input', 'br']);

export interface Printing {
  readonly file: SingleFile;
  readonly dialect: Dialect;
}

const propertyOf = (name: string, { file }: Printing): Property | undefined =>
  file.component?.properties.find((property) => property.name === name);

const classText = (piece: Template | Branch, { file }: Printing): string[] => {
  const names = file.classes.namesOf(piece);
  return names.length === 0 ? [] : [`class="${names.join(' ')}"`];
};

const slotText = (name: string, slot: Slot, tag: string, { file, dialect }: Printing): string =>
  slot.kind === 'property' ? dialect.bound(name, slot.name) : dialect.fixed(name, slot.value, { tag, file });

const linesText = (pieces: readonly Branch[], printing: Printing): string =>
  pieces
    .map((piece, index) => {
      const place = { isFirst: index === 0, isLast: index === pieces.length - 1 };
      switch (piece.kind) {
        case 'text':
          return printing.dialect.text(piece.text, place);
        case 'break':
          return '<br />';
        case 'part': {
          const attributes = [...piece.attributes].map(([name, value]) =>
            slotText(name, { kind: 'fixed', value }, piece.tag, printing),
          );
          const open = [piece.tag, ...classText(piece, printing), ...attributes].join(' ');
          return `<${open}>${linesText(piece.children, printing)}</${piece.tag}>`;
        }
        default:
          return '';
      }
    })
    .join('');

/** An opening tag on one line, or an attribute a line where that gets too long. */
const writeOpen = (parts: readonly string[], close: string, { file }: Printing): void => {
  const [name = '', ...attributes] = parts;
  const whole = `<${parts.join(' ')}${close.startsWith('/>') ? ' ' : ''}${close}`;
  if (file.writer.widthOf(whole) <= LONGEST_LINE || attributes.length < 2) {
    file.writer.line(whole);
    return;
  }
  file.writer.line(`<${name}`);
  file.writer.indented(() => {
    for (const attribute of attributes) file.writer.line(attribute);
  });
  file.writer.line(close);
};

const textOf = ({ content }: TemplateElement, printing: Printing): string | null => {
  if (content.kind === 'children') return null;
  if (content.kind === 'text') return linesText(content.branches, printing);
  const property = propertyOf(content.name, printing);
  return property?.kind === 'nodes' ? printing.dialect.slot(property) : printing.dialect.shown(content.name);
};

/** Elements whose text has no neighbours on its line: space at its edges is not seen. */
const BLOCK = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'ul', 'ol', 'li', 'section', 'nav']);

const keepsSpaces = ({ style, variants }: TemplateElement): boolean =>
  [style, ...variants.map((variant) => variant.style)]
    .flat()
    .some(([property, value]) => property === 'white-space' && value.startsWith('pre'));

/** A text stands on a line of its own where it would get too long with its tags, and what goes into a slot always. */
const standsApart = (element: TemplateElement, single: string, printing: Printing): boolean => {
  const { file, dialect } = printing;
  if (!BLOCK.has(element.tag) || keepsSpaces(element)) return false;
  const { content } = element;
  const isSlot = content.kind === 'property' && propertyOf(content.name, printing)?.kind === 'nodes';
  return (isSlot && dialect.slotsApart) || file.writer.widthOf(single) > LONGEST_LINE;
};

interface Held {
  readonly attributes: readonly string[];
  readonly isRoot: boolean;
}

const writeElement = (element: TemplateElement, { attributes: first, isRoot }: Held, printing: Printing): void => {
  const { file, dialect } = printing;
  const { tag, comments, content } = element;
  const classes = isRoot ? dialect.rootClass(file.classes.namesOf(element)[0], file) : classText(element, printing);
  const own = element.attributes.map(([name, slot]) => slotText(name, slot, tag, printing));
  const parts = [tag, ...first, ...classes, ...own];
  const text = textOf(element, printing);
  const said = comments.map((comment) => htmlComment(comment.text));
  if (VOID.has(tag)) {
    writeOpen(parts, '/>', printing);
    return;
  }
  if (content.kind !== 'children' || (content.children.length === 0 && said.length === 0)) {
    // Space at the edges of a text may be seen.
    const inner = said.join('') + (text ?? '');
    if (inner !== '' && standsApart(element, `<${parts.join(' ')}>${inner}</${tag}>`, printing)) {
      writeOpen(parts, '>', printing);
      file.writer.indented(() => file.writer.line(inner));
      file.writer.line(`</${tag}>`);
      return;
    }
    writeOpen(parts, inner === '' && dialect.closesEmpty ? '/>' : `>${inner}</${tag}>`, printing);
    return;
  }
  writeOpen(parts, '>', printing);
  file.writer.indented(() => {
    for (const comment of said) file.writer.line(comment);
    writeChildren(content.children, printing);
  });
  file.writer.line(`</${tag}>`);
};

interface Between {
  readonly attributes: string[];
  readonly text: string;
}

/** What a use is given: as attributes, or between its tags. */
const givenTo = ({ given }: TemplateUse, printing: Printing): Between => {
  const { dialect, file } = printing;
  const attributes: string[] = [];
  let text = '';
  for (const [name, value] of given) {
    if (value.kind === 'nodes') continue;
    const property = value.kind === 'passed' ? propertyOf(value.name, printing) : undefined;
    if (property?.kind === 'nodes') {
      const handed = dialect.handedOn(name, property);
      if ('attribute' in handed) attributes.push(handed.attribute);
      else text += handed.between;
    } else if (name !== 'children') attributes.push(dialect.given(name, value, file));
    else if (value.kind === 'passed') text += dialect.shown(value.name);
    else if (value.kind === 'text') text += dialect.text(value.text, { isFirst: true, isLast: true });
    else if (value.kind === 'lines') text += linesText(value.pieces, printing);
  }
  return { attributes, text };
};

/** A component with what goes into its slots. */
const writeUse = (use: TemplateUse, { attributes: first }: Pick<Held, 'attributes'>, printing: Printing): void => {
  const { file, dialect } = printing;
  const name = file.imports.component(use.component);
  const { attributes, text } = givenTo(use, printing);
  const parts = [name, ...first, ...classText(use, printing), ...attributes];
  if (use.slots.length === 0) {
    writeOpen(parts, text === '' ? '/>' : `>${text}</${name}>`, printing);
    return;
  }
  writeOpen(parts, '>', printing);
  file.writer.indented(() => {
    if (text !== '') file.writer.line(text);
    for (const [slot, pieces] of use.slots) {
      if (slot === 'children') writeChildren(pieces, printing);
      else dialect.writeSlot(slot, file, () => writeChildren(pieces, printing));
    }
  });
  file.writer.line(`</${name}>`);
};

const writeBare = (template: Template, held: Held, printing: Printing): void => {
  if (template.kind === 'element') writeElement(template, held, printing);
  else writeUse(template, held, printing);
};

/** Writes a piece of a component or screen. */
export const writeTemplate = (template: Template, printing: Printing, isRoot = false): void => {
  const { file, dialect } = printing;
  file.writer.from(template.origins, () => {
    if (template.condition === null) writeBare(template, { attributes: [], isRoot }, printing);
    else
      dialect.writeIf(template.condition, file, (attributes) => writeBare(template, { attributes, isRoot }, printing));
  });
};

/** Children one after the other; what repeats over data is written once. */
const writeChildren = (children: readonly Template[], printing: Printing): void => {
  const { file, dialect } = printing;
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    const list = file.lists.startingAt(child);
    if (list === undefined) {
      writeTemplate(child, printing);
      at += 1;
      continue;
    }
    const origins = list.items.flatMap((item) => item.origins);
    file.writer.from(origins, () =>
      dialect.writeEach(list, file, (attributes) => writeItem(child, attributes, printing)),
    );
    at += list.items.length;
  }
};

const writeItem = (child: Template, attributes: readonly string[], printing: Printing): void => {
  const { file, dialect } = printing;
  if (child.kind === 'use') {
    const name = file.imports.component(child.component);
    writeOpen([name, ...attributes, ...classText(child, printing), dialect.spread], '/>', printing);
    return;
  }
  const inner = child.content.kind === 'children' ? child.content.children[0] : undefined;
  writeOpen([child.tag, ...attributes, ...classText(child, printing)], '>', printing);
  file.writer.indented(() => {
    if (inner?.kind === 'use') writeItem(inner, [], printing);
  });
  file.writer.line(`</${child.tag}>`);
};
