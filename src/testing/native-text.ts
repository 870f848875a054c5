/** Strings of Dart and Kotlin; their quotes are never inside of a comment that we write. */
const STRINGS = {
  dart: /'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"/g,
  kotlin: /"((?:[^"\\]|\\[\s\S])*)"/g,
} as const;

/** Strings that say how a part of a text looks, or where it leads. */
const NOT_SAID =
  /fontFamily: '(?:[^'\\]|\\.)*'|FontFeature\('\w*'|LinkAnnotation\.Url\("(?:[^"\\]|\\.)*"|fontFeatureSettings = "[^"]*"/g;

const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unescaped = (text: string): string =>
  text.replaceAll(
    /\\(?:u\{([0-9A-F]+)\}|u([0-9A-F]{4})|([\s\S]))/gi,
    (_, long?: string, short?: string, one?: string) => {
      const code = long ?? short;
      return code === undefined ? (NAMED[one ?? ''] ?? one ?? '') : String.fromCodePoint(Number.parseInt(code, 16));
    },
  );

/** All that strings of a source say, without white space, as its compiler would read them. */
export const nativeText = (source: string, language: keyof typeof STRINGS): string =>
  [
    ...source
      .replaceAll(/^\s*\/\/.*$/gm, '')
      .replaceAll(NOT_SAID, '')
      .matchAll(STRINGS[language]),
  ]
    .map(([, text, doubled]) => unescaped(text ?? doubled ?? ''))
    .join('')
    .replaceAll(/[\s\0]/g, '');
