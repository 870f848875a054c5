/** S3 in any of its spellings, not all of Amazon: `bucket.s3.us-west-2.amazonaws.com`, `s3-us-west-2.amazonaws.com`. */
const STORAGE = /(^|\.)s3([.-][a-z0-9-]+)*\.amazonaws\.com$/;
const FIGMA = /(^|\.)figma\.com$/;

/**
 * An address of an image that a server named, when it may be asked for: https to Figma's hosts and their storage,
 * or the API's own origin. Anything else (other schemes, other ports, local addresses, user names) gives null.
 */
export const imageAddress = (address: unknown, base: URL): URL | null => {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return null;
  if (url.origin === base.origin) return url;
  if (url.protocol !== 'https:' || url.port !== '') return null;
  return STORAGE.test(url.hostname) || FIGMA.test(url.hostname) ? url : null;
};
