/** What would end a line or turn the reading direction of the code around it. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/** A string literal of Swift that nothing can break out of. */
export const swiftString = (text: string): string => {
  const inner = text
    .toWellFormed()
    .replaceAll(/[\\"]/g, '\\$&')
    .replaceAll(UNSAFE, (found) => ESCAPES[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
  return `"${inner}"`;
};

const DIGITS = 1000;

export const swiftNumber = (value: number): string => {
  if (!Number.isFinite(value)) return '0';
  const short = Math.round(value * DIGITS) / DIGITS;
  const text = `${short === 0 ? 0 : short}`;
  // Swift knows exponents with digits in front alone, and no design means such lengths.
  return text.includes('e') ? '0' : text;
};

const KEYWORDS = new Set(
  'associatedtype any as await break case catch class continue default defer deinit do else enum extension fallthrough false fileprivate for func guard if import in inout internal is let nil operator precedencegroup private protocol public repeat rethrows return some static struct subscript super switch throw throws true try typealias var where while'.split(
    ' ',
  ),
);

/** Names that mean something else inside of a view, whatever stands around them. */
const TAKEN = new Set('self Self init Type Protocol Any body hidden id'.split(' '));

/** A name of a design as Swift takes it. */
export const swiftName = (name: string): string => {
  if (TAKEN.has(name)) return `${name}Value`;
  return KEYWORDS.has(name) ? `\`${name}\`` : name;
};

/** A name behind a dot, where keywords are names like others. */
export const swiftMember = (name: string): string => (TAKEN.has(name) ? `${name}Value` : name);

/** A comment on one line. */
export const swiftComment = (text: string): string => `// ${text.toWellFormed().replaceAll(UNSAFE, ' ')}`;
