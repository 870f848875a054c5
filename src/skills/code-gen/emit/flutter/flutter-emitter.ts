import { identifiers } from '../names/identifiers.ts';
import { nativeEmitter } from '../native/native-emitter.ts';
import { DART_KEYWORDS, ENUM_KEYWORDS, FLUTTER_TYPES, THEME_KEYWORDS } from './dart-text.ts';
import { flutterLimits } from './flutter-limits.ts';
import { tokensText } from './token-classes.ts';
import { widgetFile } from './widget-file.ts';

const snake = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** Widgets for screens and components, tokens as theme extensions and constants. */
export const flutterEmitter = nativeEmitter({
  limits: flutterLimits,
  keywords: DART_KEYWORDS,
  tokenKeywords: THEME_KEYWORDS,
  types: FLUTTER_TYPES,
  screenEnd: 'Screen',
  slot: 'children',
  fileName: (name) => `${snake(name)}.dart`,
  tokensFile: 'design_tokens.dart',
  wordNames: () => identifiers('value', new Set(ENUM_KEYWORDS)),
  helpers: null,
  write: widgetFile,
  writeTokens: tokensText,
});
