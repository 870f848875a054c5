const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const CHILDREN = Buffer.from('children');
/** `children` with every letter escaped. */
const LONGEST_CHILDREN = 6 * CHILDREN.length;
/** Deeper than any design that is imported; beyond it the file is somebody's trap and is read whole or refused. */
const DEEPEST = 1 << 16;
/** Kinds of containers: a list of layers, a layer, anything else. */
const LIST = 2;
const LAYER = 3;
const OTHER = 0;

/** What a text between quotes stands for; null when it is no JSON. */
export const unescaped = (raw: string): string | null => {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return null;
  }
};

/** One container that nobody follows, looked at by its brackets and quotes only, and the layers in it counted. */
export class BelowLayers {
  readonly #kinds = new Uint8Array(DEEPEST + 2);
  #depth = 0;
  #inString = false;
  #skipNext = false;
  /** The last text as far as it can be `children`, where a chunk ended behind or in it. */
  readonly #text = new Uint8Array(LONGEST_CHILDREN + 1);
  #textLength = 0;
  #layers = 0;
  #isTooDeep = false;

  /** @param isList the container is the list of children of a layer */
  begin(isList: boolean): void {
    this.#depth = 1;
    this.#kinds[1] = isList ? LIST : OTHER;
    this.#layers = 0;
  }

  get isOpen(): boolean {
    return this.#depth > 0;
  }

  get layers(): number {
    return this.#layers;
  }

  get isTooDeep(): boolean {
    return this.#isTooDeep;
  }

  /** @returns where the container ends in these bytes, or their length */
  push(bytes: Uint8Array, from: number): number {
    const start = this.#inString ? this.#restOfText(bytes, from) : from;
    return start < bytes.length ? this.#brackets(bytes, start) : bytes.length;
  }

  #restOfText(bytes: Uint8Array, from: number): number {
    let at = this.#skipNext ? from + 1 : from;
    while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
    this.#keepText(bytes, from, at);
    this.#inString = at >= bytes.length;
    this.#skipNext = at > bytes.length;
    return at + 1;
  }

  #brackets(bytes: Uint8Array, from: number): number {
    const kinds = this.#kinds;
    let [depth, layers, textStart, textEnd] = [this.#depth, this.#layers, -1, -1];
    let at = from;
    for (; at < bytes.length && depth > 0; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        at += 1;
        textStart = at;
        while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
        textEnd = at;
      } else if (byte === OPEN_BRACE) {
        const isLayer = kinds[depth] === LIST;
        if (isLayer) layers += 1;
        depth = this.#deeper(depth);
        kinds[depth] = isLayer ? LAYER : OTHER;
      } else if (byte === OPEN_BRACKET) {
        // The text before it is its key.
        const isList = kinds[depth] === LAYER && this.#isChildren(bytes, textStart, textEnd);
        depth = this.#deeper(depth);
        kinds[depth] = isList ? LIST : OTHER;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1;
    }
    this.#depth = depth;
    this.#layers = layers;
    if (textStart >= 0) this.#leaveText(bytes, textStart, textEnd);
    return Math.min(at, bytes.length);
  }

  #deeper(depth: number): number {
    this.#isTooDeep ||= depth >= DEEPEST;
    return Math.min(DEEPEST, depth + 1);
  }

  #leaveText(bytes: Uint8Array, start: number, end: number): void {
    this.#textLength = 0;
    this.#keepText(bytes, start, end);
    this.#inString = end >= bytes.length;
    this.#skipNext = end > bytes.length;
  }

  #keepText(bytes: Uint8Array, start: number, end: number): void {
    const part = bytes.subarray(start, Math.min(end, start + this.#text.length - this.#textLength));
    this.#text.set(part, this.#textLength);
    this.#textLength += part.length;
  }

  /** @param start -1 when the text lies before these bytes */
  #isChildren(bytes: Uint8Array, start: number, end: number): boolean {
    const length = start < 0 ? this.#textLength : end - start;
    if (length < CHILDREN.length || length > LONGEST_CHILDREN) return false;
    const text = start < 0 ? this.#text.subarray(0, length) : bytes.subarray(start, end);
    if (length > CHILDREN.length)
      return text.includes(BACKSLASH) && unescaped(Buffer.from(text).toString()) === 'children';
    return CHILDREN.equals(text);
  }
}
