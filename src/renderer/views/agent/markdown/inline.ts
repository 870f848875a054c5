import { webAddress } from '../safe-link.ts';

/** The marks inside a line of markdown. Whatever is not understood, or not finished yet, is text. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** `plain`: the words of a link that leads nowhere in the web. */
  | { readonly kind: 'strong' | 'emphasis' | 'deleted' | 'plain'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: URL; readonly children: readonly Inline[] }
  /** Never fetched: what it would show, and from where. */
  | { readonly kind: 'picture'; readonly alt: string; readonly address: URL | null };

/** Deeper marks are text: nobody reads them, and a hostile text must not nest without end. */
const MAX_DEPTH = 6;

interface Scan {
  readonly text: string;
  readonly depth: number;
  /** Marks for which no end was found from some place on: then there is none further on either, and nobody looks again. */
  readonly endless: Set<string>;
}

interface Found {
  readonly node: Inline;
  /** Index behind it. */
  readonly end: number;
}

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};
const ENTITY = /^&(?:lt|gt|amp|quot|apos|#39|nbsp);/;

const findEnd = ({ text, endless }: Scan, mark: string, from: number, isEnd: (at: number) => boolean): number => {
  if (endless.has(mark)) return -1;
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) if (isEnd(at)) return at;
  endless.add(mark);
  return -1;
};

const codeAt = (scan: Scan, at: number): Found | null => {
  const ticks = /^`+/.exec(scan.text.slice(at, at + 40))?.[0] ?? '';
  const start = at + ticks.length;
  const isAlone = (end: number) => scan.text[end - 1] !== '`' && scan.text[end + ticks.length] !== '`';
  const end = findEnd(scan, ticks, start, isAlone);
  if (end < 0) return null;
  const inner = scan.text.slice(start, end).replaceAll('\n', ' ');
  const isPadded = /^ .*[^ ].* $/.test(inner) || /^ [^ ] $/.test(inner);
  return { node: { kind: 'code', text: isPadded ? inner.slice(1, -1) : inner }, end: end + ticks.length };
};

const MARKS = [
  ['**', 'strong'],
  ['__', 'strong'],
  ['~~', 'deleted'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
] as const;

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);
const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

const markAt = (scan: Scan, at: number): Found | null => {
  const { text, depth } = scan;
  for (const [mark, kind] of MARKS) {
    const start = at + mark.length;
    if (!text.startsWith(mark, at) || isSpace(text[start])) continue;
    // An underscore inside a word is part of a name.
    if (mark[0] === '_' && isWord(text[at - 1])) continue;
    const isEnd = (end: number) =>
      end > start &&
      !isSpace(text[end - 1]) &&
      text[end - 1] !== '\\' &&
      (mark.length > 1 || (text[end + 1] !== mark && text[end - 1] !== mark)) &&
      !(mark[0] === '_' && isWord(text[end + mark.length]));
    const end = findEnd(scan, mark, start, isEnd);
    if (end < 0) continue;
    return { node: { kind, children: parseAt(text.slice(start, end), depth + 1) }, end: end + mark.length };
  }
  return null;
};

const LABEL =
  /^!?\[((?:[^[\]\\]|\\.|\[[^[\]]*\](?:\([^()\s]*\))?)*)\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/;
/** A label with its address is no longer than that; so that looking for one costs little at each bracket. */
const LONGEST_LINK = 2_000;

const linkAt = ({ text, depth }: Scan, at: number): Found | null => {
  const match = LABEL.exec(text.slice(at, at + LONGEST_LINK));
  if (!match) return null;
  const [whole, label = '', href = ''] = match;
  const address = webAddress(href);
  const end = at + whole.length;
  if (text[at] === '!') return { node: { kind: 'picture', alt: label, address }, end };
  const children = parseAt(label, depth + 1);
  return { node: address ? { kind: 'link', address, children } : { kind: 'plain', children }, end };
};

const BARE = /^https?:\/\/[^\s<>"'`]+/i;

const bareAt = ({ text }: Scan, at: number): Found | null => {
  const isAngled = text[at] === '<';
  if (!isAngled && isWord(text[at - 1])) return null;
  const start = isAngled ? at + 1 : at;
  let found = BARE.exec(text.slice(start, start + LONGEST_LINK))?.[0];
  if (found === undefined || (isAngled && text[start + found.length] !== '>')) return null;
  if (!isAngled) found = found.replace(/[.,:;!?)\]}*_~]+$/, '');
  const address = webAddress(found);
  if (!address) return null;
  return {
    node: { kind: 'link', address, children: [{ kind: 'text', text: found }] },
    end: start + found.length + (isAngled ? 1 : 0),
  };
};

const specialAt = (scan: Scan, at: number): Found | null => {
  const { text } = scan;
  switch (text[at]) {
    case '\\': {
      const next = text[at + 1];
      return next !== undefined && ESCAPABLE.test(next) ? { node: { kind: 'text', text: next }, end: at + 2 } : null;
    }
    case '`':
      return codeAt(scan, at);
    case '*':
    case '_':
    case '~':
      return markAt(scan, at);
    case '!':
      return text[at + 1] === '[' ? linkAt(scan, at) : null;
    case '[':
      return linkAt(scan, at);
    case '<':
    case 'h':
    case 'H':
      return bareAt(scan, at);
    case '&': {
      const entity = ENTITY.exec(text.slice(at, at + 8))?.[0];
      return entity ? { node: { kind: 'text', text: ENTITIES[entity] ?? entity }, end: at + entity.length } : null;
    }
    default:
      return null;
  }
};

const push = (nodes: Inline[], node: Inline): void => {
  const last = nodes.at(-1);
  if (node.kind === 'text' && last?.kind === 'text')
    nodes[nodes.length - 1] = { kind: 'text', text: last.text + node.text };
  else nodes.push(node);
};

const SPECIAL = /[\\`*_~![<&hH]/g;

const parseAt = (text: string, depth: number): readonly Inline[] => {
  if (depth > MAX_DEPTH) return [{ kind: 'text', text }];
  const scan: Scan = { text, depth, endless: new Set() };
  const nodes: Inline[] = [];
  let at = 0;
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(text)?.index ?? text.length;
    if (next > at) push(nodes, { kind: 'text', text: text.slice(at, next) });
    if (next >= text.length) break;
    const found = specialAt(scan, next);
    if (found) push(nodes, found.node);
    else push(nodes, { kind: 'text', text: text[next] ?? '' });
    at = found ? found.end : next + 1;
  }
  return nodes;
};

export const parseInline = (text: string): readonly Inline[] => parseAt(text, 0);
