/** Two pictures as one key, whichever is named first. Apart from the schemas, which the page must not load. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
