import type { ClassBook } from '../css/class-book.ts';
import { type AttributeValue, type Element, isInline, type Piece } from '../markup/element.ts';
import type { CodeWriter } from '../text/code-writer.ts';
import { escapeHtml, htmlComment } from '../text/escape-html.ts';
import { addressPath } from '../text/paths.ts';

const VOID = new Set(['img', 'input', 'br', 'link', 'meta']);

interface Page {
  readonly file: string;
  readonly classes: ClassBook<Element>;
  readonly writer: CodeWriter;
}

const valueText = (value: AttributeValue, { file }: Page): string | null => {
  if (value === true) return null;
  return typeof value === 'string' ? value : addressPath(file, value.asset);
};

const openTag = (element: Element, page: Page): string => {
  const names = page.classes.namesOf(element);
  const pairs: readonly (readonly [string, AttributeValue])[] = [
    ...(names.length === 0 ? [] : [['class', names.join(' ')] as const]),
    ...element.attributes,
  ];
  const written = pairs.map(([key, value]) => {
    const text = valueText(value, page);
    return text === null ? ` ${key}` : ` ${key}="${escapeHtml(text)}"`;
  });
  return `<${element.tag}${written.join('')}>`;
};

/** A piece in one line, with everything in it. */
const inline = (piece: Piece, page: Page): string => {
  switch (piece.kind) {
    case 'text':
      return escapeHtml(piece.text);
    case 'break':
      return '<br>';
    case 'comment':
      return htmlComment(piece.text);
    case 'element': {
      const open = openTag(piece, page);
      if (VOID.has(piece.tag)) return open;
      return `${open}${piece.children.map((child) => inline(child, page)).join('')}</${piece.tag}>`;
    }
  }
};

/** Text and what stands among it may not be broken into lines. */
const isRun = ({ children, oneLine }: Element): boolean => oneLine === true || children.some(isInline);

const writePiece = (piece: Piece, page: Page): void => {
  const { writer } = page;
  if (piece.kind !== 'element') {
    writer.line(inline(piece, page));
    return;
  }
  writer.from([piece.origin], () => {
    if (piece.children.length === 0 || isRun(piece)) {
      writer.line(inline(piece, page));
      return;
    }
    writer.line(openTag(piece, page));
    writer.indented(() => {
      for (const child of piece.children) writePiece(child, page);
    });
    writer.line(`</${piece.tag}>`);
  });
};

/** Writes elements as HTML. */
export const writeHtml = (root: Element, page: Page): void => writePiece(root, page);
