import type { TextStyle } from '#contract/design/semantic-ast';
import { unbind } from './bound.ts';

const number = (value: TextStyle['size'] | TextStyle['lineHeight']): string | number =>
  value === undefined ? '' : unbind<string | number>(value).value;

/** `Inter 600, 16/22` */
export const describeStyle = (style: TextStyle): string => {
  const line = number(style.lineHeight);
  return `${style.family} ${style.weight}, ${number(style.size)}${line === '' ? '' : `/${line}`}${style.italic ? ' italic' : ''}`;
};
