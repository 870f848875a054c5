import { transformSync } from 'esbuild';
import { stringLiterals } from './string-literals.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, code?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(Number.parseInt(hex ?? code ?? '', hex === undefined ? 10 : 16));
  });

/** Attributes that are spoken and not shown, and those that only the machine reads. */
const UNSHOWN =
  /\s:?(?:alt|aria-\w+|class|href|src|style|lang|dir|role|AutomationProperties\.\w+)=(?:"[^"]*"|'[^']*')/g;

const TAG = /<[/!?]?[A-Za-z][^\s/>]*((?:\s+[^\s=>]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*\/?>/g;
const VALUE = /=(?:"([^"]*)"|'([^']*)'|(\{[^{}]*\}))/g;

/** Strings of expressions stand between braces, or are the whole of an attribute. */
const inExpressions = (text: string): string[] =>
  [...text.matchAll(/\{+((?:[^{}'"`]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`)*)\}+/g)].flatMap(([, inner = '']) =>
    stringLiterals(inner, 'js'),
  );

const ofAttribute = (raw: string): string[] => {
  const text = decoded(raw);
  return [text, text.replace(/^\{\}/, ''), ...stringLiterals(text, 'js')];
};

/** Texts between tags and values of attributes, in their order. */
const ofMarkup = (source: string): string[] => {
  const plain = source
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(UNSHOWN, '');
  const found: string[] = [];
  let end = 0;
  const between = (text: string): void => {
    if (text.trim() !== '') found.push(decoded(text), ...inExpressions(text));
  };
  for (const hit of plain.matchAll(TAG)) {
    between(plain.slice(end, hit.index));
    end = hit.index + hit[0].length;
    for (const [, double, single, braced] of (hit[1] ?? '').matchAll(VALUE))
      found.push(...(braced === undefined ? ofAttribute(double ?? single ?? '') : inExpressions(braced)));
  }
  between(plain.slice(end));
  return found;
};

const ofScripts = (source: string): string[] =>
  [...source.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].flatMap(([, script = '']) =>
    stringLiterals(script, 'js'),
  );

const SPOKEN: Readonly<Record<string, RegExp>> = {
  tsx: /\b(?:alt|className|"aria-\w+"): "(?:[^"\\]|\\.)*"/g,
  dart: /\b(?:semanticLabel|semanticsLabel|fontFamily): '(?:[^'\\]|\\.)*'/g,
  kt: /\bcontentDescription = "(?:[^"\\]|\\.)*"/g,
  swift: /\.accessibilityLabel\((?:Text\()?"(?:[^"\\]|\\.)*"/g,
};

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const readStrings = (path: string, source: string): string[] => {
  const extension = extensionOf(path);
  switch (extension) {
    case 'html':
    case 'axaml':
      return ofMarkup(source);
    case 'vue':
    case 'svelte':
      return [...ofScripts(source), ...ofMarkup(source)];
    case 'tsx': {
      const { code } = transformSync(source, { loader: 'tsx', jsx: 'automatic', charset: 'utf8', logLevel: 'silent' });
      return stringLiterals(code.replaceAll(SPOKEN['tsx'] as RegExp, ''), 'js');
    }
    case 'css':
      return [];
    default: {
      const spoken = SPOKEN[extension];
      return stringLiterals(spoken === undefined ? source : source.replaceAll(spoken, ''), extension);
    }
  }
};

/** Characters that no markup may hold, and what stands for them there. */
const UNHOLDABLE = /[\p{Cc}\ufffd]/gu;

/** One space for many, none at the ends. */
export const normalised = (text: string): string =>
  text.toWellFormed().replaceAll(/\s+/g, ' ').replaceAll(UNHOLDABLE, '').trim();

/** Marks that a list puts in front of a line. */
const MARK = /^(?:[•◦▪·–-]|\d{1,3}[.)])\s+/;

const linesOf = (text: string): string[] => text.split(/[\n\u2028\u2029]/);

/** What files show of words: a lookup of whole strings, and of strings that follow each other. */
export interface ShownStrings {
  /** True when the words are one string or line of the code, or several whole ones behind each other. */
  has(words: string): boolean;
}

interface Run {
  readonly text: string;
  readonly ends: ReadonlySet<number>;
}

const bare = (text: string): string => text.replaceAll(/\s/g, '');

const runOf = (pieces: readonly string[]): Run => {
  const ends = new Set([0]);
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    ends.add(length);
  }
  return { text: pieces.join(''), ends };
};

const runHas = ({ text, ends }: Run, words: string): boolean => {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (ends.has(at) && ends.has(at + words.length)) return true;
  return false;
};

export const shownStrings = (texts: ReadonlyMap<string, string>): ShownStrings => {
  const whole = new Set<string>();
  const runs: Run[] = [];
  for (const [path, source] of texts) {
    const lines = readStrings(path, source).flatMap(linesOf).map(normalised);
    for (const line of lines) whole.add(line).add(line.replace(MARK, ''));
    runs.push(runOf(lines.map(bare).filter((line) => line !== '')));
  }
  return {
    has: (words) => {
      const line = normalised(words);
      return line === '' || whole.has(line) || runs.some((run) => runHas(run, bare(line)));
    },
  };
};
