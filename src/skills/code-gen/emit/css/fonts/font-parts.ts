import { splitValue } from '../../text/split-value.ts';

/** What `italic 400 16px/24px Inter, sans-serif` says. */
export interface FontParts {
  readonly italic: boolean;
  readonly weight: string;
  readonly size: string;
  readonly line: string;
  readonly family: string;
}

/** The parts of a font that is said in one, as style sheets of drafts say it. */
export const fontParts = (value: string): FontParts => {
  const italic = value.startsWith('italic ');
  const [weight = '', sized = '', ...family] = splitValue(italic ? value.slice('italic '.length) : value, ' ');
  const [size = '', line = 'normal'] = splitValue(sized, '/');
  return { italic, weight, size, line, family: family.join(' ') };
};
