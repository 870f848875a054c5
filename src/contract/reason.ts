/**
 * A reason inside the params of a failure, as a locale key instead of a sentence: the edge translates it.
 * Written as the key alone or as `key {"param":1}`; any other text is shown as it is.
 */
const WRITTEN = /^((?:reason|figmaUrl)\.[a-z0-9-]+)(?: (\{.*\}))?$/s;

type ReasonParams = Readonly<Record<string, string | number>>;

/** `reason('not-a-file')`, `reason('http-answer', { status: 403, text: '…' })`; the sentence is `reason.<name>` of the locales. */
export const reason = (name: string, params?: ReasonParams): string =>
  params === undefined ? `reason.${name}` : `reason.${name} ${JSON.stringify(params)}`;

const readParams = (json: string | undefined): ReasonParams => {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null ? (value as ReasonParams) : {};
  } catch {
    return {};
  }
};

/** The key and params behind a written reason, or null when the text is none. */
export const readReason = (text: string): { readonly key: string; readonly params: ReasonParams } | null => {
  const match = WRITTEN.exec(text);
  return match?.[1] === undefined ? null : { key: match[1], params: readParams(match[2]) };
};
