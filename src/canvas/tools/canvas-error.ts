/** A call that cannot be done, in words for whoever made it: which layer, what is wrong, what to do. */
export class CanvasError extends Error {}

/** A layer as an error names it. */
export const named = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  `"${name.slice(0, 80)}" (${id})`;
