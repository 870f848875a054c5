/** The parts of a markdown text, as the agent writes it. Text is read again by `parseInline`. Nothing is an error. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'rule' };

export interface ListItem {
  /** Ticked or not; null for an item without a box. */
  readonly isDone: boolean | null;
  readonly blocks: readonly Block[];
}

/** Quotes and lists in each other; what is deeper is a paragraph. */
const MAX_DEPTH = 8;

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( +)(.*)|\s*)$/;
const BOX = /^\[([ xX])\]\s+/;
const TABLE_LINE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

interface Read {
  readonly block: Block;
  /** Index of the line behind it. */
  readonly next: number;
}

const lineAt = (lines: readonly string[], at: number): string => lines[at] ?? '';

const readFence = (lines: readonly string[], at: number): Read | null => {
  const open = FENCE.exec(lineAt(lines, at));
  const fence = open?.[1];
  if (!fence) return null;
  const isEnd = (line: string) => {
    const close = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
    return close !== undefined && close[0] === fence[0] && close.length >= fence.length;
  };
  // A fence that is still being written runs to the end.
  let end = at + 1;
  while (end < lines.length && !isEnd(lineAt(lines, end))) end += 1;
  const text = lines.slice(at + 1, end).join('\n');
  return { block: { kind: 'code', language: (open[2] ?? '').trim(), text }, next: end + 1 };
};

const readHeading = (lines: readonly string[], at: number): Read | null => {
  const match = HEADING.exec(lineAt(lines, at));
  if (!match) return null;
  return { block: { kind: 'heading', level: match[1]?.length ?? 1, text: match[2] ?? '' }, next: at + 1 };
};

const readRule = (lines: readonly string[], at: number): Read | null =>
  RULE.test(lineAt(lines, at)) ? { block: { kind: 'rule' }, next: at + 1 } : null;

const readQuote = (lines: readonly string[], at: number, depth: number): Read | null => {
  if (!QUOTE.test(lineAt(lines, at))) return null;
  let end = at;
  while (end < lines.length && QUOTE.test(lineAt(lines, end))) end += 1;
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ''));
  return { block: { kind: 'quote', blocks: readAll(inner, depth + 1) }, next: end };
};

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

const readTable = (lines: readonly string[], at: number): Read | null => {
  const head = lineAt(lines, at);
  const rule = lineAt(lines, at + 1);
  if (!head.includes('|') || !rule.includes('-') || !TABLE_LINE.test(rule)) return null;
  const names = cells(head);
  if (cells(rule).length !== names.length) return null;
  let end = at + 2;
  while (end < lines.length && lineAt(lines, end).includes('|')) end += 1;
  const rows = lines.slice(at + 2, end).map((line) => {
    const row = cells(line);
    return names.map((_, column) => row[column] ?? '');
  });
  return { block: { kind: 'table', head: names, rows }, next: end };
};

interface OpenItem {
  readonly isOrdered: boolean;
  readonly number: number;
  /** Spaces before the text: lines indented that far belong to the item. */
  readonly indent: number;
  readonly text: string;
}

const openItem = (line: string): OpenItem | null => {
  const match = ITEM.exec(line);
  const mark = match?.[2];
  if (!match || mark === undefined) return null;
  const before = (match[1]?.length ?? 0) + mark.length;
  const gap = match[3]?.length ?? 1;
  return {
    isOrdered: /\d/.test(mark),
    number: Number.parseInt(mark, 10),
    indent: before + (gap > 4 ? 1 : gap),
    text: match[4] ?? '',
  };
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Lines of one item after its first: indented ones, blank ones between them, and text that goes on without indent. */
const itemEnd = (lines: readonly string[], at: number, indent: number): number => {
  let end = at + 1;
  for (let next = end; next < lines.length; next += 1) {
    const line = lineAt(lines, next);
    if (line.trim() === '') continue;
    const isInside = indentOf(line) >= indent;
    const goesOn = next === end && !startsBlock(lines, next);
    if (!isInside && !goesOn) break;
    end = next + 1;
  }
  return end;
};

const readList = (lines: readonly string[], at: number, depth: number): Read | null => {
  const first = openItem(lineAt(lines, at));
  if (!first) return null;
  const items: ListItem[] = [];
  let next = at;
  for (
    let item: OpenItem | null = first;
    item && item.isOrdered === first.isOrdered;
    item = openItem(lineAt(lines, next))
  ) {
    const { indent } = item;
    const end = itemEnd(lines, next, indent);
    const rest = lines.slice(next + 1, end).map((line) => line.slice(Math.min(indent, indentOf(line))));
    const box = BOX.exec(item.text);
    const inner = [box ? item.text.slice(box[0].length) : item.text, ...rest];
    items.push({ isDone: box ? box[1] !== ' ' : null, blocks: readAll(inner, depth + 1) });
    next = end;
    while (next < lines.length && lineAt(lines, next).trim() === '' && openItem(lineAt(lines, next + 1))) next += 1;
  }
  return { block: { kind: 'list', start: first.isOrdered ? first.number : null, items }, next };
};

const startsBlock = (lines: readonly string[], at: number): boolean => {
  const line = lineAt(lines, at);
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || openItem(line) !== null;
};

const readParagraph = (lines: readonly string[], at: number): Read => {
  let end = at + 1;
  while (end < lines.length && lineAt(lines, end).trim() !== '' && !startsBlock(lines, end) && !readTable(lines, end))
    end += 1;
  const text = lines
    .slice(at, end)
    .map((line) => line.trim())
    .join('\n');
  return { block: { kind: 'paragraph', text }, next: end };
};

const readAll = (lines: readonly string[], depth: number): readonly Block[] => {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lineAt(lines, at).trim() === '') {
      at += 1;
      continue;
    }
    const nested = depth < MAX_DEPTH ? (readQuote(lines, at, depth) ?? readListUnlessRule(lines, at, depth)) : null;
    const { block, next }: Read =
      nested ??
      readFence(lines, at) ??
      readHeading(lines, at) ??
      readRule(lines, at) ??
      readTable(lines, at) ??
      readParagraph(lines, at);
    blocks.push(block);
    at = next;
  }
  return blocks;
};

/** `* * *` is a line across, not a list. */
const readListUnlessRule = (lines: readonly string[], at: number, depth: number): Read | null =>
  RULE.test(lineAt(lines, at)) ? null : readList(lines, at, depth);

export const parseBlocks = (text: string): readonly Block[] => readAll(text.replace(/\r\n?/g, '\n').split('\n'), 0);
