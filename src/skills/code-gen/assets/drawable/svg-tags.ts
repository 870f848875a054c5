export interface SvgTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly kind: 'open' | 'close' | 'whole';
}

const TAG = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const PROLOG = /^(?:\uFEFF)?\s*(?:<\?xml[^?]{0,200}\?>\s*)?/;

const tagOf = ([, closing, name = '', attributes = '', whole]: RegExpExecArray): SvgTag => ({
  name,
  attributes: new Map([...attributes.matchAll(ATTRIBUTE)].map(([, key = '', a, b]) => [key, a ?? b ?? ''])),
  kind: closing === '/' ? 'close' : whole === '/' ? 'whole' : 'open',
});

/** The tags of a drawing, in their order; null where anything but tags and white space is in it. */
export const svgTags = (svg: string): readonly SvgTag[] | null => {
  const text = svg.replace(PROLOG, '').trimEnd();
  const tags: SvgTag[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    TAG.lastIndex = at;
    const found = TAG.exec(text);
    if (found === null) return null;
    tags.push(tagOf(found));
    at = TAG.lastIndex;
  }
  return tags;
};
