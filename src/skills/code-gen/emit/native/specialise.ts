import type { Condition, Template, TemplateElement } from '../components/template.ts';
import type { VariantProperty } from '../components/variants.ts';
import type { Facet } from './facets.ts';

/** One word of a variant property, taken for granted. */
interface Granted {
  readonly property: VariantProperty;
  readonly word: string;
}

/** Null: it holds; undefined: it never does. */
const conditionIn = (condition: Condition | null, { property, word }: Granted): Condition | null | undefined => {
  if (condition === null || condition.name !== property.name) return condition;
  if (condition.kind === 'words') return condition.words.includes(word) ? null : undefined;
  const isOn = word === property.flag?.on;
  return isOn === (condition.off !== true) ? null : undefined;
};

const lookIn = ({ style, variants }: Template, { property, word }: Granted): Pick<Template, 'style' | 'variants'> => {
  const words = new Set(property.words.values());
  const left = variants.flatMap((variant) => {
    const own = variant.classes.filter((name) => words.has(name));
    if (own.some((name) => name !== word)) return [];
    return [{ ...variant, classes: variant.classes.filter((name) => !words.has(name)) }];
  });
  return {
    style: [...style, ...left.filter(({ classes }) => classes.length === 0).flatMap((variant) => variant.style)],
    variants: left.filter(({ classes }) => classes.length > 0),
  };
};

const specialised = (template: Template, granted: Granted): Template[] => {
  const condition = conditionIn(template.condition, granted);
  if (condition === undefined) return [];
  if (template.kind === 'element') return [{ ...specialise(template, granted), condition }];
  const slots = template.slots.map(
    ([name, pieces]) => [name, pieces.flatMap((piece) => specialised(piece, granted))] as const,
  );
  return [{ ...template, ...lookIn(template, granted), slots, condition }];
};

/** A piece as it is for one word of a property: what other words would do is gone. */
export const specialise = (element: TemplateElement, granted: Granted): TemplateElement => {
  const { content } = element;
  return {
    ...element,
    ...lookIn(element, granted),
    content:
      content.kind === 'children'
        ? { ...content, children: content.children.flatMap((child) => specialised(child, granted)) }
        : content,
  };
};

type Styled = Pick<Template, 'variants' | 'style'>;

/** The property that decides alone what a facet is, in every form; null where none does. */
export const decidedBy = (
  { variants, style }: Styled,
  decided: Facet,
  properties: readonly VariantProperty[],
): VariantProperty | null => {
  const deciding = variants.filter((variant) => variant.style.some(([facet]) => facet === decided));
  const classes = new Set(deciding.flatMap((variant) => variant.classes));
  const involved = properties.filter(({ words }) => [...words.values()].some((word) => classes.has(word)));
  const [only] = involved;
  return style.some(([facet]) => facet === decided) || involved.length !== 1 ? null : (only ?? null);
};

/** The property that decides alone whether a stack runs down or across; null where none does. */
export const turnedBy = (template: Styled, properties: readonly VariantProperty[]): VariantProperty | null =>
  decidedBy(template, 'arrangement', properties);
