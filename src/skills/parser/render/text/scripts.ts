/** Scripts that fonts for Latin text seldom have: a character to ask for, and how a text of them is told. */
export const SCRIPTS = {
  han: { sample: 0x4e2d, of: /\p{Script=Han}/u },
  kana: { sample: 0x3042, of: /\p{Script=Hiragana}|\p{Script=Katakana}/u },
  hangul: { sample: 0xac00, of: /\p{Script=Hangul}/u },
  arabic: { sample: 0x0627, of: /\p{Script=Arabic}/u },
  hebrew: { sample: 0x05d0, of: /\p{Script=Hebrew}/u },
  thai: { sample: 0x0e01, of: /\p{Script=Thai}/u },
  devanagari: { sample: 0x0905, of: /\p{Script=Devanagari}/u },
  emoji: { sample: 0x1f600, of: /\p{Emoji_Presentation}/u },
} as const;

export type Script = keyof typeof SCRIPTS;
export const SCRIPT_NAMES = Object.keys(SCRIPTS) as readonly Script[];
