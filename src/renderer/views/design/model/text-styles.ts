import type { SemanticScreen, TextStyle } from '#contract/design/semantic-ast';
import { unbind } from './bound.ts';
import type { Layer, LayerIndex } from './layer-index.ts';

export interface UsedTextStyle {
  /** Name of the style in Figma; null for text that was styled by hand. */
  readonly name: string | null;
  readonly style: TextStyle;
  readonly sample: string;
  readonly count: number;
  /** The first layer that uses it. */
  readonly first: { readonly screen: string; readonly node: string };
}

const number = (value: TextStyle['size'] | TextStyle['lineHeight']): string | number =>
  value === undefined ? '' : unbind<string | number>(value).value;

/** Equal for texts that look the same. */
const keyOf = (name: string | null, style: TextStyle): string =>
  JSON.stringify([
    name,
    style.family,
    style.weight,
    style.italic ?? false,
    number(style.size),
    number(style.lineHeight),
  ]);

const MAX_SAMPLE = 60;

const sizeOf = ({ style }: UsedTextStyle): number => unbind(style.size).value;

/** The text styles of the screens, named ones first, each group from large to small. */
export const usedTextStyles = (
  screens: readonly SemanticScreen[],
  indexes: ReadonlyMap<string, LayerIndex>,
): readonly UsedTextStyle[] => {
  const found = new Map<string, UsedTextStyle>();
  const add = (screen: SemanticScreen, { node }: Layer) => {
    if (!node.text) return;
    const name = node.styles?.['text'] ?? null;
    const key = keyOf(name, node.text.style);
    const before = found.get(key);
    const first = { screen: screen.id, node: node.id };
    const sample = node.text.characters.replace(/\s+/g, ' ').slice(0, MAX_SAMPLE);
    found.set(
      key,
      before ? { ...before, count: before.count + 1 } : { name, style: node.text.style, sample, count: 1, first },
    );
  };
  for (const screen of screens) for (const layer of indexes.get(screen.id)?.layers ?? []) add(screen, layer);
  return [...found.values()].sort((a, b) => Number(a.name === null) - Number(b.name === null) || sizeOf(b) - sizeOf(a));
};

/** `Inter 600, 16/22` */
export const describeStyle = (style: TextStyle): string => {
  const line = number(style.lineHeight);
  return `${style.family} ${style.weight}, ${number(style.size)}${line === '' ? '' : `/${line}`}${style.italic ? ' italic' : ''}`;
};
