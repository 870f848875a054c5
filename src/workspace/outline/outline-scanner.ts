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
  /** Byte range of the value of `document`. */
  readonly document: readonly [start: number, end: number];
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
const CHILDREN = Buffer.from('"children"');
/** Deeper than any design that is imported; beyond it the file is somebody's trap and is read whole or refused. */
const DEEPEST = 1 << 16;
const LONGEST_NAME = 64 * 1024;

/** What a container is, by what is around it and the key before it. */
const ROLES: Readonly<Record<Role, (key: string, isObject: boolean) => Role | null>> = {
  root: (key, isObject) => (key === 'document' && isObject ? 'document' : 'opaque'),
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
 * no object) makes it give up, since a parser then has to decide. Some 600 MB a second.
 */
export class OutlineScanner {
  #base = 0;
  #depth = 0;
  /** Roles of the open containers that are followed. */
  readonly #roles: Role[] = [];
  readonly #keys: string[] = [];
  readonly #seen: Set<string>[] = [];
  #isValue = false;
  /** 2: a list of children. */
  readonly #kinds = new Uint8Array(DEEPEST + 2);
  #layers = 0;
  #inString = false;
  #skipNext = false;
  #captured: Uint8Array[] | null = null;
  #capturedBytes = 0;
  #raw: Uint8Array[] | null = null;
  #tail: Uint8Array = new Uint8Array(0);
  #gaveUp = false;
  #closed = false;
  #document: [number, number] | null = null;
  #page: OpenPage | null = null;
  #layer: Open | null = null;
  readonly #pages: OutlinePage[] = [];

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length && !this.#gaveUp) {
      if (this.#inString) at = this.#string(chunk, at);
      else if (this.#roles.length < this.#depth) at = this.#opaque(chunk, at);
      else at = this.#followed(chunk, at);
    }
    this.#tail = chunk.slice(-CHILDREN.length - 4);
    this.#base += chunk.length;
  }

  /** Call it when all bytes were pushed. */
  end(): FoundPages | null {
    if (this.#gaveUp || !this.#closed || this.#document === null) return null;
    return { document: this.#document, pages: this.#pages };
  }

  get hasGivenUp(): boolean {
    return this.#gaveUp;
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
    const role = this.#roles.at(-1);
    if (role === 'pages' || role === 'layers') this.#giveUp();
    else if (this.#isValue) this.#value(text);
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
    if (key !== 'id' && key !== 'name' && key !== 'type') return;
    const target = role === 'layer' ? this.#layer : role === 'page' ? this.#page : null;
    if (target === null) return;
    const text = raw.includes('\\') ? unescaped(raw) : raw;
    if (text === null) this.#giveUp();
    else if (key === 'type' && role === 'page') {
      if (text !== 'CANVAS') this.#giveUp();
    } else (target as Record<string, unknown>)[key] = text;
  }

  /** Brackets and quotes only, until the container that nobody follows is closed. */
  #opaque(bytes: Uint8Array, from: number): number {
    const floor = this.#roles.length;
    const kinds = this.#kinds;
    let depth = this.#depth;
    let layers = this.#layers;
    let at = from;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        at += 1;
        while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
        if (at >= bytes.length) {
          this.#inString = true;
          this.#skipNext = at > bytes.length;
        }
      } else if (byte === OPEN_BRACE) {
        if (kinds[depth] === 2) layers += 1;
        if (depth >= DEEPEST) this.#giveUp();
        else depth += 1;
        kinds[depth] = 0;
      } else if (byte === OPEN_BRACKET) {
        if (depth >= DEEPEST) this.#giveUp();
        else depth += 1;
        kinds[depth] = this.#isChildrenAt(bytes, at) ? 2 : 1;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1;
        if (depth === floor) {
          at += 1;
          break;
        }
      }
    }
    this.#depth = depth;
    this.#layers = layers;
    const end = Math.min(at, bytes.length);
    if (this.#raw !== null) this.#endRaw(bytes.subarray(from, end), depth === floor);
    return end;
  }

  #endRaw(part: Uint8Array, isWhole: boolean): void {
    this.#raw?.push(part.slice());
    if (!isWhole || this.#raw === null) return;
    const size = sizeIn(Buffer.concat(this.#raw).toString());
    if (this.#layer !== null) this.#layer.size = size;
    this.#raw = null;
  }

  /** Whether a bracket follows `"children":`, also where the chunk before holds a part of it. */
  #isChildrenAt(bytes: Uint8Array, at: number): boolean {
    let end = at - 1;
    const byteAt = (index: number): number => (index >= 0 ? bytes[index] : this.#tail.at(index)) ?? 0;
    while (byteAt(end) <= 0x20 && end > at - 4) end -= 1;
    if (byteAt(end) !== COLON) return false;
    end -= 1;
    while (byteAt(end) <= 0x20 && end > at - 4) end -= 1;
    for (let back = 0; back < CHILDREN.length; back += 1)
      if (byteAt(end - back) !== CHILDREN[CHILDREN.length - 1 - back]) return false;
    return true;
  }

  /** One byte outside strings of the containers that are followed. */
  #followed(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] as number;
    if (byte <= 0x20) return at + 1;
    if (this.#closed) this.#giveUp();
    else if (byte === QUOTE) this.#beginString();
    else if (byte === COLON) this.#isValue = true;
    else if (byte === COMMA) this.#isValue = false;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#open(byte === OPEN_BRACE, this.#base + at);
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) this.#close(this.#base + at + 1);
    else this.#literal(byte);
    return at + 1;
  }

  #beginString(): void {
    this.#inString = true;
    this.#captured = [];
    this.#capturedBytes = 0;
  }

  #literal(byte: number): void {
    const role = this.#roles.at(-1);
    if (role === undefined || role === 'pages' || role === 'layers') this.#giveUp();
    // The only literal that is told: `false`.
    if (role === 'layer' && this.#keys.at(-1) === 'visible' && byte === 0x66 && this.#layer !== null)
      this.#layer.visible = false;
  }

  #open(isObject: boolean, offset: number): void {
    const around = this.#roles.at(-1);
    const role = around === undefined ? (isObject ? 'root' : null) : ROLES[around](this.#keys.at(-1) ?? '', isObject);
    if (role === null) {
      this.#giveUp();
      return;
    }
    const key = this.#keys.at(-1);
    this.#depth += 1;
    this.#kinds[this.#depth] = !isObject && key === 'children' ? 2 : isObject ? 0 : 1;
    if (role === 'opaque') {
      if (around === 'layer' && key === 'absoluteBoundingBox' && isObject) this.#raw = [Buffer.from('{')];
      return;
    }
    this.#roles.push(role);
    this.#keys.push('');
    this.#seen.push(new Set());
    this.#isValue = false;
    this.#begin(role, offset);
  }

  #begin(role: Role, offset: number): void {
    if (role === 'document') this.#document = [offset, 0];
    if (role === 'page') this.#page = { id: '', name: '', start: offset, end: 0, children: null, top: [] };
    if (role === 'layers' && this.#page !== null) this.#page.children = [offset, 0];
    if (role !== 'layer') return;
    this.#layers = 1;
    this.#layer = { id: '', name: '', type: '', visible: true, size: null, layers: 1, start: offset, end: 0 };
  }

  #close(end: number): void {
    const role = this.#roles.pop();
    this.#keys.pop();
    const seen = this.#seen.pop();
    // What does not say that it is a page stands on none.
    if (role === 'page' && seen?.has('type') !== true) this.#giveUp();
    this.#depth -= 1;
    // Behind a container nothing can come but a comma or the end of what is around it.
    this.#isValue = true;
    if (role === 'root') this.#closed = true;
    if (role === 'document' && this.#document !== null) this.#document[1] = end;
    if (role === 'layers' && this.#page?.children) this.#page.children = [this.#page.children[0], end];
    if (role === 'page' && this.#page !== null) this.#pages.push({ ...this.#page, end });
    if (role === 'layer' && this.#layer !== null) this.#page?.top.push({ ...this.#layer, layers: this.#layers, end });
    if (role === undefined) this.#giveUp();
  }
}

const unescaped = (raw: string): string | null => {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return null;
  }
};

const sizeIn = (text: string): OutlineLayer['size'] => {
  try {
    const { width, height } = JSON.parse(text) as { width?: unknown; height?: unknown };
    if (typeof width !== 'number' || typeof height !== 'number') return null;
    return { width: Math.round(width), height: Math.round(height) };
  } catch {
    return null;
  }
};
