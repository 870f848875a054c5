import type { Template } from '../../components/template.ts';

/** From a place on, the siblings that are there under the condition of the first; that one alone where it always is. */
export const alike = (children: readonly Template[], from: number): readonly Template[] => {
  const condition = JSON.stringify(children[from]?.condition ?? null);
  if (condition === 'null') return children.slice(from, from + 1);
  const end = children.findIndex((child, at) => at > from && JSON.stringify(child.condition) !== condition);
  return children.slice(from, end < 0 ? children.length : end);
};
