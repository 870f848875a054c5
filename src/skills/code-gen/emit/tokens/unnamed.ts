const UNNAMED = /^VariableID:/;

/** Bound to a variable of which the design tells nothing but its id: names are not told on every plan of Figma. */
export const isUnnamed = (token: string): boolean => UNNAMED.test(token);
