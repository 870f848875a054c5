import { BelowLayers, unescaped } from './below-layers.ts';

/** A layer that stands on a page, and where its JSON lies in the file. */
export interface OutlineLayer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly visible: boolean;
  /** Null where the layer has no box. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Layers in it, itself included. */
  readonly layers: number;
  /** Byte offsets of `{` and behind `}`. */
  readonly start: number;
  readonly end: number;
}

export interface OutlinePage {
  readonly id: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Byte offsets of `[` and behind `]` of its children; null when it has none. */
  readonly children: readonly [start: number, end: number] | null;
  readonly top: readonly OutlineLayer[];
}

/** The pages of a file response without their contents; null for any other shape, which is then to be parsed whole. */
export interface FoundPages {
  /** Byte offsets of `[` and behind `]` of the list of pages; null when the document has none. */
  readonly list: readonly [start: number, end: number] | null;
  readonly pages: readonly OutlinePage[];
}

type Role = 'root' | 'document' | 'pages' | 'page' | 'layers' | 'layer' | 'opaque';
type Open = { -readonly [Key in keyof OutlineLayer]: OutlineLayer[Key] };
type OpenPage = { -readonly [Key in keyof OutlinePage]: OutlinePage[Key] } & { top: OutlineLayer[] };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;
const LONGEST_NAME = 64 * 1024;
/** The page that stands for "no page": one that calls itself so is mended by a parser. */
const NO_PAGE = '0:0';
/** Where a list of pages or layers stands: before its first item, behind an item, behind a comma. */
const [FIRST, ITEM, NEXT] = [0, 1, 2];

/** What a container is, by what is around it and the key before it. */
const ROLES: Readonly<Record<Role, (key: string, isObject: boolean) => Role | null>> = {
  // A nodes response may have a document as well, and is none of ours.
  root: (key, isObject) => (key === 'nodes' ? null : key === 'document' && isObject ? 'document' : 'opaque'),
  document: (key, isObject) => (key === 'children' && !isObject ? 'pages' : 'opaque'),
  pages: (_key, isObject) => (isObject ? 'page' : null),
  page: (key, isObject) => (key === 'children' && !isObject ? 'layers' : 'opaque'),
  layers: (_key, isObject) => (isObject ? 'layer' : null),
  layer: () => 'opaque',
  opaque: () => 'opaque',
};

/**
 * Finds pages and the layers on them in the bytes of a file response, chunk by chunk, without parsing it: only brackets and
 * quotes are looked at below the top layers. Whatever is out of the ordinary (another shape, a key twice, a page that is
 * no object, has no id or shares it) makes it give up, since a parser then has to decide. What it finds is JSON in the
 * lists of pages and of layers; whether the pieces are JSON is for whoever reads them. Some 600 MB a second.
 */
export class OutlineScanner {
  #base = 0;
  /** Roles of the open containers that are followed. */
  readonly #roles: Role[] = [];
  readonly #places: number[] = [];
  readonly #keys: string[] = [];
  readonly #seen: Set<string>[] = [];
  #isValue = false;
  readonly #below = new BelowLayers();
  #inString = false;
  #skipNext = false;
  #captured: Uint8Array[] | null = null;
  #capturedBytes = 0;
  #raw: Uint8Array[] | null = null;
  #rawBytes = 0;
  #gaveUp = false;
  #closed = false;
  #list: [number, number] | null = null;
  /** Of what is open: the document said that it is one, the page too. */
  #isDocument = false;
  #isCanvas = false;
  readonly #pageIds = new Set([NO_PAGE, '']);
  #page: OpenPage | null = null;
  #layer: Open | null = null;
  readonly #pages: OutlinePage[] = [];

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length && !this.#gaveUp) {
      if (this.#inString) at = this.#string(chunk, at);
      else if (this.#below.isOpen) at = this.#opaque(chunk, at);
      else at = this.#followed(chunk, at);
    }
    this.#base += chunk.length;
  }

  /** Call it when all bytes were pushed. */
  end(): FoundPages | null {
    if (this.#gaveUp || !this.#closed || !this.#isDocument) return null;
    return { list: this.#list, pages: this.#pages };
  }

  #giveUp(): void {
    this.#gaveUp = true;
  }

  /** The rest of a string that began before `from`. */
  #string(bytes: Uint8Array, from: number): number {
    let at = from;
    if (this.#skipNext) {
      at += 1;
      this.#skipNext = false;
    }
    while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
    if (this.#captured !== null) this.#capture(bytes.subarray(from, Math.min(at, bytes.length)));
    if (at >= bytes.length) {
      this.#skipNext = at > bytes.length;
      return bytes.length;
    }
    this.#inString = false;
    if (this.#captured !== null) this.#endString();
    return at + 1;
  }

  #capture(part: Uint8Array): void {
    this.#capturedBytes += part.length;
    // A longer one is no name of anybody's.
    if (this.#capturedBytes <= LONGEST_NAME) this.#captured?.push(part.slice());
    else this.#giveUp();
  }

  #endString(): void {
    const text = Buffer.concat(this.#captured ?? []).toString();
    this.#captured = null;
    if (this.#isValue) this.#value(text);
    else this.#key(text);
  }

  #key(key: string): void {
    const top = this.#roles.length - 1;
    const seen = this.#seen[top];
    if (key.includes('\\') || seen?.has(key)) this.#giveUp();
    seen?.add(key);
    this.#keys[top] = key;
  }

  /** A text behind a key of a page or a layer. */
  #value(raw: string): void {
    const key = this.#keys.at(-1);
    const role = this.#roles.at(-1);
    if (!this.#isTold()) return;
    const text = raw.includes('\\') ? unescaped(raw) : raw;
    if (text === null) this.#giveUp();
    else if (role === 'document') this.#isDocument ||= key === 'type' && text === 'DOCUMENT';
    else if (key === 'type' && role === 'page') this.#isCanvas = text === 'CANVAS';
    else {
      const target = role === 'layer' ? this.#layer : this.#page;
      if (target !== null) (target as unknown as Record<string, unknown>)[key ?? ''] = text;
    }
  }

  /** Whether the value behind the key is one that is told. */
  #isTold(): boolean {
    const key = this.#keys.at(-1);
    const role = this.#roles.at(-1);
    if (role !== 'document' && role !== 'page' && role !== 'layer') return false;
    return key === 'id' || key === 'name' || key === 'type';
  }

  #opaque(bytes: Uint8Array, from: number): number {
    const end = this.#below.push(bytes, from);
    if (this.#raw !== null) this.#endRaw(bytes.subarray(from, end), !this.#below.isOpen);
    if (this.#below.isTooDeep) this.#giveUp();
    if (!this.#below.isOpen && this.#layer !== null) this.#layer.layers += this.#below.layers;
    return end;
  }

  #endRaw(part: Uint8Array, isWhole: boolean): void {
    this.#rawBytes += part.length;
    // A larger one is no box of anybody's.
    if (this.#rawBytes > LONGEST_NAME) this.#giveUp();
    else this.#raw?.push(part.slice());
    if (!isWhole || this.#raw === null) return;
    const size = sizeIn(Buffer.concat(this.#raw).toString());
    if (this.#layer !== null) this.#layer.size = size;
    this.#raw = null;
  }

  /** One byte outside strings of the containers that are followed. */
  #followed(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] as number;
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return at + 1;
    if (this.#closed) this.#giveUp();
    else if (byte === QUOTE) this.#beginString();
    else if (byte === COLON || byte === COMMA) this.#separate(byte === COLON);
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#open(byte === OPEN_BRACE, this.#base + at);
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) this.#close(byte === CLOSE_BRACE, this.#base + at + 1);
    else this.#literal(byte);
    return at + 1;
  }

  /** Pages or layers, one behind the other: nobody parses what stands between them. */
  #isInList(): boolean {
    const role = this.#roles.at(-1);
    return role === 'pages' || role === 'layers';
  }

  #separate(isColon: boolean): void {
    this.#isValue = isColon;
    if (!this.#isInList()) return;
    if (isColon || this.#places.at(-1) !== ITEM) this.#giveUp();
    this.#places[this.#places.length - 1] = NEXT;
  }

  #beginString(): void {
    if (this.#isInList() || this.#roles.length === 0) this.#giveUp();
    this.#inString = true;
    // Keys, and the values that are told; others may be long.
    this.#captured = this.#isValue && !this.#isTold() ? null : [];
    this.#capturedBytes = 0;
  }

  #literal(byte: number): void {
    const role = this.#roles.at(-1);
    const key = this.#keys.at(-1);
    // An id that is a number is made a text by whoever mends the document.
    if (role === undefined || this.#isInList() || (key === 'id' && (role === 'layer' || role === 'page')))
      this.#giveUp();
    // The only literal that is told: `false`.
    if (role === 'layer' && key === 'visible' && byte === 0x66 && this.#layer !== null) this.#layer.visible = false;
  }

  #open(isObject: boolean, offset: number): void {
    const around = this.#roles.at(-1);
    const key = this.#keys.at(-1);
    const role = around === undefined ? (isObject ? 'root' : null) : ROLES[around](key ?? '', isObject);
    if (role === null || (this.#isInList() && this.#places.at(-1) === ITEM)) {
      this.#giveUp();
      return;
    }
    if (this.#isInList()) this.#places[this.#places.length - 1] = ITEM;
    if (role === 'opaque') {
      const isOfLayer = around === 'layer';
      this.#below.begin(isOfLayer && !isObject && key === 'children');
      if (!isOfLayer || key !== 'absoluteBoundingBox' || !isObject) return;
      this.#raw = [Buffer.from('{')];
      this.#rawBytes = 0;
      return;
    }
    this.#roles.push(role);
    this.#places.push(FIRST);
    this.#keys.push('');
    this.#seen.push(new Set());
    this.#isValue = false;
    this.#begin(role, offset);
  }

  #begin(role: Role, offset: number): void {
    if (role === 'pages') this.#list = [offset, 0];
    if (role === 'page') {
      this.#page = { id: '', name: '', start: offset, end: 0, children: null, top: [] };
      this.#isCanvas = false;
    }
    if (role === 'layers' && this.#page !== null) this.#page.children = [offset, 0];
    if (role !== 'layer') return;
    this.#layer = { id: '', name: '', type: '', visible: true, size: null, layers: 1, start: offset, end: 0 };
  }

  #close(isObject: boolean, end: number): void {
    const isList = this.#isInList();
    const place = this.#places.pop();
    if (isList === isObject || (isList && place === NEXT)) this.#giveUp();
    const role = this.#roles.pop();
    this.#keys.pop();
    this.#seen.pop();
    // Behind a container nothing can come but a comma or the end of what is around it.
    this.#isValue = true;
    if (role === undefined) this.#giveUp();
    else this.#end(role, end);
  }

  #end(role: Role, end: number): void {
    if (role === 'root') this.#closed = true;
    if (role === 'pages' && this.#list !== null) this.#list[1] = end;
    if (role === 'layers' && this.#page?.children) this.#page.children = [this.#page.children[0], end];
    if (role === 'page' && this.#page !== null) this.#endPage({ ...this.#page, end });
    if (role === 'layer' && this.#layer !== null) this.#page?.top.push({ ...this.#layer, end });
  }

  #endPage(page: OutlinePage): void {
    // What does not say that it is a page stands on none; what has no id of its own gets one from a parser.
    if (!this.#isCanvas || this.#pageIds.has(page.id)) this.#giveUp();
    this.#pageIds.add(page.id);
    this.#pages.push(page);
  }
}

const sizeIn = (text: string): OutlineLayer['size'] => {
  try {
    const { width, height } = JSON.parse(text) as { width?: unknown; height?: unknown };
    if (!Number.isFinite(width) || !Number.isFinite(height)) return null;
    return { width: Math.round(Number(width)), height: Math.round(Number(height)) };
  } catch {
    return null;
  }
};
