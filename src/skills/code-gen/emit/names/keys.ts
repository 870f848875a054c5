/** More of a name than this tells nothing more. */
const LONGEST = 400;

const FILE_END = /\.(?:png|jpe?g|svg|webp|gif|avif|bmp|tiff?|heic|pdf|psd|mp4)(?![\p{L}\p{N}])/giu;
const UUID = /(?<![\da-z])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-z])/gi;
/** Collections of photos, each with its key behind it. */
const LIBRARY = /(?<!\p{L})(?:unsplash|pexels|pixabay|freepik|shutterstock|adobestock|istock)(?:[\s:_-]+\S+)?/giu;
/** What cameras and systems call a picture, and when it was taken. */
const TAKEN =
  /^(?:screen ?shot|screen ?cap(?:ture)?|whatsapp image|untitled|img|dscn?f?|pxl|снимок экрана|скриншот|без (?:названия|имени)|截屏|屏幕截图|スクリーンショット|스크린샷|bildschirmfoto|captura de pantalla|capture d.écran)(?!\p{L})[\d\s.,:_()-]*(?:(?:at|um|в|à)\s[\d\s.:_-]*)?(?:[ap]m)?[\d\s()_-]*$/iu;

const RUN = /[A-Za-z\d]+(?:[_-]+[A-Za-z\d]+)*/g;
const PIECES = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

const isHex = (word: string): boolean => /^[\da-f]{8,}$/i.test(word) && /\d/.test(word) && /[a-f]/i.test(word);

/** Shorter ones may be names of models, such as `A1b2`. */
const KEY_LENGTH = 10;
/** In a name, cases and digits change by the word; in a key, by the letter. */
const SHORTEST_MEAN = 2.6;
/** No word of any language is as long as this. */
const LONGEST_WORD = 32;

/** No word, but an id, a hash or the time at which something was made. */
const isKey = (word: string): boolean => {
  if (/^\d{6,}$/.test(word) || isHex(word)) return true;
  if (word.length < KEY_LENGTH || !/[A-Za-z]/.test(word)) return false;
  const pieces = word.match(PIECES) ?? [];
  const mixed = /\d/.test(word) || word.length > 1.5 * KEY_LENGTH;
  return (mixed && word.length / pieces.length < SHORTEST_MEAN) || pieces.some(({ length }) => length >= LONGEST_WORD);
};

/** Not what chance left between the digits of a key. */
const isPlain = (word: string): boolean => /^[A-Za-z]?[a-z]{3,}$/.test(word);

/** Words without keys; beside a key that is longer than they, only those that are words for sure. */
const worded = (run: string): string => {
  const words = run.split(/[_-]+/);
  const others = words.filter((word) => !isKey(word));
  if (others.length === words.length) return run;
  const isMost = others.join('').length * 2 > words.join('').length;
  return others.filter((word) => isMost || isPlain(word)).join(' ');
};

/** A name without what is no word: ids, hashes, ends of files, and what cameras and collections of photos count by. */
export const withoutKeys = (name: string): string =>
  name
    .slice(0, LONGEST)
    .replaceAll(FILE_END, ' ')
    .replaceAll(UUID, ' ')
    .replaceAll(LIBRARY, ' ')
    .replace(TAKEN, ' ')
    .replaceAll(RUN, worded)
    .trim();
