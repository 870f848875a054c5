/**
 * Reads what a user pastes as the address of a Figma design. Pure, sends nothing; the caller builds its own requests
 * from the keys, so that no host of a pasted address is ever contacted.
 */
export type FigmaUrl =
  | {
      readonly kind: 'ok';
      readonly fileKey: string;
      /** A branch has its own key, and the API is asked for that one. */
      readonly branchKey?: string;
      /** As the API writes them, `1:2` or `I1:2;3:4`; empty for the whole file. */
      readonly nodeIds: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: FigmaUrlReason };

/** Locale keys of the reasons. */
export const FIGMA_URL_REASONS = [
  'figmaUrl.empty',
  'figmaUrl.too-long',
  'figmaUrl.scheme',
  'figmaUrl.host',
  'figmaUrl.prototype',
  'figmaUrl.board',
  'figmaUrl.slides',
  'figmaUrl.make',
  'figmaUrl.site',
  'figmaUrl.buzz',
  'figmaUrl.community',
  'figmaUrl.embed',
  'figmaUrl.not-a-file',
  'figmaUrl.key',
  'figmaUrl.branch',
  'figmaUrl.node-id',
] as const;
type FigmaUrlReason = (typeof FIGMA_URL_REASONS)[number];

const MAX_LENGTH = 4_096;
const HOSTS: readonly string[] = ['figma.com', 'www.figma.com'];

/** First part of the path → why it is not a design. */
const OTHER_KINDS: ReadonlyMap<string, FigmaUrlReason> = new Map([
  ['proto', 'figmaUrl.prototype'],
  ['mirror', 'figmaUrl.prototype'],
  ['board', 'figmaUrl.board'],
  ['jam', 'figmaUrl.board'],
  ['slides', 'figmaUrl.slides'],
  ['deck', 'figmaUrl.slides'],
  ['make', 'figmaUrl.make'],
  ['site', 'figmaUrl.site'],
  ['buzz', 'figmaUrl.buzz'],
  ['community', 'figmaUrl.community'],
  ['embed', 'figmaUrl.embed'],
]);

/** Looser than Figma's 22 letters and digits, because nothing but a request of our own is made from it. */
const KEY = /^[A-Za-z0-9_-]{1,128}$/;
const BARE_KEY = /^[A-Za-z0-9]{22,128}$/;
const NODE_ID = /^I?\d+:\d+(?:;\d+:\d+)*$/;

/** What editors and mails leave around a pasted address: blanks, a byte order mark, angle brackets. */
const SURROUNDINGS = /^[\s\uFEFF\u200B<]+|[\s\uFEFF\u200B>]+$/g;

const refused = (reason: FigmaUrlReason): FigmaUrl => ({ kind: 'refused', reason });

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
};

interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly path: readonly string[];
  readonly query: string;
}

/** Splits by hand: the contract knows no platform and so no `URL`. Anything odd ends up in a part that is refused. */
const split = (text: string): Parts | null => {
  // No dot in a scheme, so that `www.figma.com:443/file/K` is a host with a port.
  const match = /^(?:([A-Za-z][A-Za-z0-9+-]*):)?(?:\/\/)?([^/?#\\]*)([^?#]*)(?:\?([^#]*))?/.exec(text);
  if (match === null) return null;
  const [, scheme = 'https', authority = '', path = '', query = ''] = match;
  // Some readers take a backslash for a slash and some do not, so that nobody knows the host.
  if (path.startsWith('\\')) return null;
  return {
    scheme: scheme.toLowerCase(),
    host: authority.toLowerCase().replace(/:443$/, ''),
    path: path.split('/').slice(1),
    query,
  };
};

const readNodeIds = (query: string): readonly string[] | null => {
  const ids: string[] = [];
  for (const pair of query.split(/&(?:amp;)?/)) {
    if (!pair.startsWith('node-id=')) continue;
    const value = decoded(pair.slice('node-id='.length));
    if (value === null) return null;
    for (const written of value.split(',')) {
      const id = written.trim().replaceAll('-', ':');
      if (id === '') continue;
      if (!NODE_ID.test(id)) return null;
      if (!ids.includes(id)) ids.push(id);
    }
  }
  return ids;
};

const readDesign = (path: readonly string[], query: string): FigmaUrl => {
  const [, fileKey = '', next, branchKey] = path;
  if (!KEY.test(fileKey)) return refused('figmaUrl.key');
  const isBranch = next === 'branch' && branchKey !== undefined;
  if (isBranch && !KEY.test(branchKey)) return refused('figmaUrl.branch');
  const nodeIds = readNodeIds(query);
  if (nodeIds === null) return refused('figmaUrl.node-id');
  return { kind: 'ok', fileKey, ...(isBranch ? { branchKey } : {}), nodeIds };
};

/**
 * @param pasted an address (`https://` may be missing), or a bare file key
 * @returns keys and node ids, or the locale key of the reason why it is refused
 */
export const parseFigmaUrl = (pasted: string): FigmaUrl => {
  const text = pasted.replace(SURROUNDINGS, '');
  if (text === '') return refused('figmaUrl.empty');
  if (text.length > MAX_LENGTH) return refused('figmaUrl.too-long');
  if (BARE_KEY.test(text)) return { kind: 'ok', fileKey: text, nodeIds: [] };
  const parts = split(text);
  if (parts === null) return refused('figmaUrl.host');
  if (parts.scheme !== 'https' && parts.scheme !== 'http') return refused('figmaUrl.scheme');
  if (!HOSTS.includes(parts.host))
    return refused(parts.host === 'embed.figma.com' ? 'figmaUrl.embed' : 'figmaUrl.host');
  const [first = ''] = parts.path;
  if (first === 'file' || first === 'design') return readDesign(parts.path, parts.query);
  return refused(OTHER_KINDS.get(first) ?? 'figmaUrl.not-a-file');
};

/** The key that the API is asked for. */
export const requestKey = (url: { readonly fileKey: string; readonly branchKey?: string }): string =>
  url.branchKey ?? url.fileKey;
