import { visibleText } from '../../../format/visible-text.ts';

/** A name from a design: hidden characters as marks, and its own direction kept to itself. */
export const VisibleName = ({ text }: { readonly text: string }) => <bdi>{visibleText(text)}</bdi>;
