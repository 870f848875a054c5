import { type Branch, isPart } from '../components/tree.ts';

/** What some pieces say, without how they look. */
export const plainText = (branches: readonly Branch[]): string =>
  branches
    .map((branch) => {
      if (branch.kind === 'text') return branch.text;
      if (branch.kind === 'break') return '\n';
      return isPart(branch) ? plainText(branch.children) : '';
    })
    .join('');
