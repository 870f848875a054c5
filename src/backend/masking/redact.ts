const MASK = '•••';

/** Shapes of tokens that must not be shown even when nobody told us that they are one. */
const TOKEN_SHAPES = [
  /\bfig[dou]r?_[\w-]{10,}/g,
  /\bsk-[\w-]{10,}/g,
  /\bgh[pousr]_\w{20,}/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bBearer\s+[\w.~+/-]{8,}=*/gi,
  /\bX-Amz-(?:Signature|Credential|Security-Token)=[^&\s"]+/g,
  // The name and password of an address, as of a proxy.
  /(?<=\b[a-z][a-z\d+.-]*:\/\/)[^\s/@:"']*:[^\s/@"']+(?=@)/gi,
] as const;

/** Masks known secrets and what looks like one. */
export const redact = (text: string, secrets: readonly string[]): string => {
  const known = secrets
    .filter((secret) => secret.length >= 4)
    .reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  return TOKEN_SHAPES.reduce((masked, shape) => masked.replaceAll(shape, MASK), known);
};
