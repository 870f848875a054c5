import { identifiers } from '../names/identifiers.ts';
import { nativeEmitter } from '../native/native-emitter.ts';
import { composableFile } from './composable-file.ts';
import { composeLimits } from './compose-limits.ts';
import { HELPERS_FILE, helpersText } from './kotlin-helpers.ts';
import { COMPOSE_TYPES, KOTLIN_ENUM_KEYWORDS, KOTLIN_KEYWORDS } from './kotlin-text.ts';
import { themeText } from './theme-objects.ts';

/** Composables for screens and components, tokens as objects and what a theme changes as composition locals. */
export const composeEmitter = nativeEmitter({
  limits: composeLimits,
  keywords: KOTLIN_KEYWORDS,
  tokenKeywords: KOTLIN_KEYWORDS,
  types: COMPOSE_TYPES,
  screenEnd: 'Screen',
  slot: 'content',
  fileName: (name) => `${name}.kt`,
  tokensFile: 'DesignTheme.kt',
  wordNames: () => identifiers('Value', new Set(KOTLIN_ENUM_KEYWORDS)),
  helpers: { file: HELPERS_FILE, write: helpersText },
  write: composableFile,
  writeTokens: themeText,
});
