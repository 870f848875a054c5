/**
 * Advance widths in thousandths of the size, measured in Inter: what text of a design is taken to be as wide as when its
 * font is not there. They decide where lines break; Figma sends no breaks.
 */
const CHARS =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~·–—’“”°×éö½';
const REGULAR: readonly number[] = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620,
  566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 731, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903,
  753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612,
  583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 377, 528, 327, 591, 562, 818, 546, 562, 552, 426,
  333, 426, 662, 288, 500, 1000, 261, 440, 440, 456, 662, 583, 600, 847,
];
const BOLD: readonly number[] = [
  237, 338, 552, 649, 655, 1016, 672, 339, 377, 377, 559, 679, 334, 468, 334, 388, 674, 431, 630, 646, 676, 622, 649,
  582, 651, 649, 334, 343, 679, 679, 679, 560, 1016, 747, 662, 740, 722, 607, 587, 751, 747, 281, 585, 719, 565, 932,
  762, 771, 648, 777, 657, 655, 668, 732, 747, 1038, 738, 731, 664, 377, 388, 377, 487, 476, 365, 581, 630, 588, 630,
  596, 398, 632, 623, 271, 271, 580, 271, 913, 623, 613, 630, 630, 407, 560, 366, 623, 600, 850, 580, 602, 573, 469,
  372, 469, 679, 334, 500, 1000, 311, 540, 532, 460, 679, 596, 613, 881,
];

const indexOf: ReadonlyMap<string, number> = new Map([...CHARS].map((char, index) => [char, index]));

const UNKNOWN = 600;

/** Scripts whose characters fill a square. */
const isWide = (char: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(char);

/** Lower case letters without a width of their own are as wide as an `n`, capitals as an `H`. */
const likeOf = (char: string): string => (char === char.toLowerCase() ? 'n' : 'H');

const widthOf = (char: string, bold: number): number => {
  const index = indexOf.get(char) ?? (/\p{L}/u.test(char) && !isWide(char) ? indexOf.get(likeOf(char)) : undefined);
  if (index === undefined) return isWide(char) ? 1000 : UNKNOWN;
  const [thin, thick] = [REGULAR[index] ?? UNKNOWN, BOLD[index] ?? UNKNOWN];
  return thin + (thick - thin) * bold;
};

/** Width of a text in shares of its size; the weight runs from 100 to 900. */
export const textWidth = (text: string, weight: number): number => {
  const bold = Math.max(-0.5, Math.min(1.5, (weight - 400) / 300));
  let sum = 0;
  for (const char of text) sum += widthOf(char, bold);
  return sum / 1000;
};
