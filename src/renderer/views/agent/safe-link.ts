/** Only addresses of the web can be opened from a conversation; all others are text. */
export const webAddress = (href: unknown): URL | null => {
  if (typeof href !== 'string') return null;
  try {
    const address = new URL(href);
    const isWeb = address.protocol === 'https:' || address.protocol === 'http:';
    // A name and password in front of the host make an address look like another one.
    return isWeb && address.username === '' && address.password === '' ? address : null;
  } catch {
    return null;
  }
};

const LONGEST = 80;

/** The address as it would be asked for: international names in their plain form, so that none looks like another. */
export const shownAddress = (address: URL): string => {
  const text = `${address.host}${address.pathname === '/' ? '' : address.pathname}${address.search}`;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

const FENCE = /\n|\t/;

/** Marks hidden characters in a text of several lines; line breaks and tabs stay. */
export const visibleLines = (text: string, visible: (line: string) => string): string =>
  text
    .split(/(\n|\t)/)
    .map((part) => (FENCE.test(part) ? part : visible(part)))
    .join('');
