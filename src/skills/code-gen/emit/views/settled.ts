import { type Length, type Pin, plain, type Sides } from '../../layout/layout-node.ts';
import { type Element, isElement, type Piece } from '../markup/element.ts';
import { declared, type Look, lookOf } from '../native/facets.ts';

const STEP = 2;
const SLIGHT = 0.1;

/** Nobody lays out by hundredths of a point; what is thinner than one stays as it is. */
const settledNumber = (value: number): number => {
  if (Math.abs(value) < SLIGHT) return 0;
  return Math.abs(value) < 1 ? value : Math.round(value * STEP) / STEP;
};

/** Where something stands is told by halves of a point. */
const settledPlace = (value: number): number => Math.round(value * STEP) / STEP + 0;

const settledLength = (length: Length): Length => (typeof length === 'number' ? settledNumber(length) : length);

/** A text needs all of its room, or it would break. */
const roomFor = (length: Length): Length => (typeof length === 'number' ? Math.ceil(length) : length);

const roundedPin = (pin: Pin): Pin => {
  switch (pin.side) {
    case 'start':
    case 'end':
      return { ...pin, at: settledPlace(pin.at) };
    case 'both':
      return { ...pin, start: settledPlace(pin.start), end: settledPlace(pin.end) };
    case 'center':
      return { ...pin, from: settledPlace(pin.from) };
    case 'scale':
      return pin;
  }
};

interface Kind {
  readonly isText: boolean;
  readonly isOpen: boolean;
}

const HALF = 0.5;

/** What scales with a large part of what is around keeps to both sides; what is small keeps its size and the side it is at. */
const scaled = (pin: Pin, length: number, keepsSide: boolean): { readonly pin: Pin; readonly fixed: boolean } => {
  if (pin.side !== 'scale') return { pin, fixed: false };
  const whole = pin.size <= 0 ? length : length / pin.size;
  const start = pin.start * whole;
  const end = whole - start - length;
  if (pin.size >= HALF) return { pin: { side: 'both', start, end }, fixed: false };
  if (keepsSide && end < start) return { pin: { side: 'end', at: end }, fixed: true };
  return { pin: { side: 'start', at: start }, fixed: true };
};

/** @param isOpen what is around may become wider than it is drawn */
const withPin = (look: Look, { isText, isOpen }: Kind): Look => {
  if (look.pin === undefined) return look;
  const { horizontal, vertical, width, height } = look.pin;
  const [across, down] = [scaled(horizontal, width, isOpen), scaled(vertical, height, false)];
  const pin = { horizontal: roundedPin(across.pin), vertical: roundedPin(down.pin), width, height };
  return {
    ...look,
    pin,
    ...(across.fixed && look.width === undefined ? { width } : {}),
    ...(down.fixed && look.height === undefined && !isText ? { height } : {}),
  };
};

/** A line of text that starts where its box starts needs no box. */
const needsWidth = ({ keepsLine, textAlign = 'LEFT' }: Look): boolean => keepsLine !== true || textAlign !== 'LEFT';

const LINE_SLACK = 2;

/** A text is as high as its lines by itself. */
const isOfLines = ({ height, font, maxLines }: Look): boolean => {
  const line = font?.line;
  if (height === undefined || line == null || line <= 0 || maxLines !== undefined) return false;
  const lines = Math.max(1, Math.round(plain(height) / line));
  return Math.abs(plain(height) - lines * line) <= LINE_SLACK;
};

const settledLook = (own: Look, kind: Kind): Look => {
  const { isText } = kind;
  const look = withPin(own, kind);
  const { width, height, padding, gap, ...rest } = look;
  const high = isText && isOfLines(look) ? undefined : height;
  const wide = isText ? (needsWidth(look) ? width : undefined) : width;
  return {
    ...rest,
    ...(wide === undefined ? {} : { width: isText ? roomFor(wide) : settledLength(wide) }),
    ...(high === undefined ? {} : { height: settledLength(high) }),
    ...(gap === undefined ? {} : { gap: settledLength(gap) }),
    ...(padding === undefined ? {} : { padding: padding.map(settledLength) as unknown as Sides }),
  };
};

const TITLE = /(?<=^|[\s\p{Ps}\p{Pi}])\p{Ll}/gu;

const cased = (text: string, letterCase: string): string => {
  if (letterCase === 'UPPER') return text.toUpperCase();
  if (letterCase === 'LOWER') return text.toLowerCase();
  return text.replaceAll(TITLE, (letter) => letter.toUpperCase());
};

const isWritten = (letterCase: string | undefined): letterCase is string =>
  letterCase === 'UPPER' || letterCase === 'LOWER' || letterCase === 'TITLE';

interface Settling {
  /** Cases that the stack says itself; in others the text is written so. */
  readonly cases: ReadonlySet<string>;
}

interface Within {
  /** In which letters are written. */
  readonly letterCase: string | undefined;
  readonly isOpen: boolean;
}

const pieceIn = (piece: Piece, within: Within, settling: Settling): Piece => {
  const { letterCase } = within;
  if (piece.kind === 'text' && isWritten(letterCase)) return { ...piece, text: cased(piece.text, letterCase) };
  return isElement(piece) ? settled(piece, settling, within) : piece;
};

/** Facets of a layer that shows or does something. */
const SEEN = new Set(['fills', 'strokes', 'effects', 'role', 'scroll']);

/** Of layers at places of their own, those that hold nothing and look like nothing say nothing in code. */
const isSeen = (piece: Piece): boolean =>
  !isElement(piece) ||
  piece.tag !== 'box' ||
  piece.children.length > 0 ||
  piece.attributes.length > 0 ||
  piece.slot === true ||
  piece.instance !== undefined ||
  piece.refs !== undefined ||
  !piece.style.some(([facet]) => facet === 'pin') ||
  piece.style.some(([facet]) => SEEN.has(facet));

const SCREEN: Within = { letterCase: undefined, isOpen: true };

/** An element as these stacks write it: lengths without fractions that nobody meant, and letters in the case they are seen in. */
export const settled = (element: Element, settling: Settling, within = SCREEN): Element => {
  const isText = element.tag === 'text';
  const { isOpen } = within;
  const drawn = lookOf(element.style);
  const look = element.tag === 'span' ? drawn : settledLook(drawn, { isText, isOpen });
  const own = look.letterCase ?? within.letterCase;
  const written = isWritten(own) && !settling.cases.has(own) ? own : undefined;
  const { letterCase, ...rest } = look;
  const style = written === undefined && letterCase !== undefined ? { ...rest, letterCase } : rest;
  return {
    ...element,
    style: declared(style),
    children: element.children
      .filter(isSeen)
      .map((child) => pieceIn(child, { letterCase: written, isOpen: look.width === undefined }, settling)),
  };
};
