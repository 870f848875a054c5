const OPENING = new Set(Buffer.from('([{'));
const CLOSING = new Set(Buffer.from(')]}'));
const UNARY = new Set(Buffer.from('!~+-'));
const BLANK = new Set(Buffer.from(' \t\r\n'));
const MAX_DEPTH = 2_000;
const MAX_ARROWS = 20_000;
const [EQUALS, GREATER] = Buffer.from('=>');

/**
 * Whether a program opens more brackets inside each other, puts more signs before one value, or has more arrows than
 * a person writes. The parser behind the bundler is recursive: a megabyte of `[` would cost it a gigabyte and a crash.
 */
export const isTooDeep = (program: Uint8Array): boolean => {
  let depth = 0;
  let signs = 0;
  let arrows = 0;
  let before = 0;
  for (const byte of program) {
    if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) depth = Math.max(0, depth - 1);
    if (UNARY.has(byte)) signs += 1;
    else if (!BLANK.has(byte)) signs = 0;
    if (byte === GREATER && before === EQUALS) arrows += 1;
    before = byte;
    if (depth > MAX_DEPTH || signs > MAX_DEPTH || arrows > MAX_ARROWS) return true;
  }
  return false;
};
