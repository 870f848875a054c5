import type { SemanticNode, TextContent } from '#contract/design/semantic-ast';

type Simple = Record<string, unknown>;

const withoutTokens = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  if ('token' in fields && 'value' in fields && Object.keys(fields).length === 2) return withoutTokens(fields['value']);
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => key !== 'token' && !/(?:Token|Binding)$/.test(key))
      .map(([key, one]) => [key, withoutTokens(one)]),
  );
};

/** Styles that are the same get one name, as in simplifiers that hand a design to a model. */
const styleBook = () => {
  const names = new Map<string, string>();
  const styles: Simple = {};
  return {
    styles,
    nameOf: (kind: string, value: unknown): string => {
      const text = `${kind}${JSON.stringify(value)}`;
      const known = names.get(text);
      if (known !== undefined) return known;
      const name = `${kind}_${names.size + 1}`;
      names.set(text, name);
      styles[name] = value;
      return name;
    },
  };
};

const textStyle = ({ style, align, verticalAlign }: TextContent): Simple => ({ ...style, align, verticalAlign });

/**
 * What a simplifier without bindings makes of a screen, for orientation: JSON, hidden layers and the inside of pictures
 * left out, styles shared by name. Written here, so that both figures come from the same trees.
 */
export const simplified = (screen: { readonly name: string }, root: SemanticNode): string => {
  const book = styleBook();
  const shared = (kind: string, value: unknown): string | undefined =>
    value === undefined ? undefined : book.nameOf(kind, withoutTokens(value));
  const simple = (node: SemanticNode): Simple => {
    const { id, name, type, text, instance, children } = node;
    const inside = node.screenshot === undefined ? (children ?? []).filter(({ visible }) => visible !== false) : [];
    return {
      id,
      name,
      type,
      text: text?.characters,
      textStyle: text && shared('style', textStyle(text)),
      layout: shared('layout', { ...node.layout, item: node.item, size: node.size, box: node.box }),
      fills: shared('fill', node.fills),
      strokes: shared('stroke', node.strokes),
      effects: shared('effect', node.effects),
      borderRadius: withoutTokens(node.corners),
      opacity: withoutTokens(node.opacity),
      componentId: instance?.componentId,
      componentProperties: withoutTokens(instance?.properties),
      children: inside.length === 0 ? undefined : inside.map(simple),
    };
  };
  const nodes = simple(root);
  return JSON.stringify({ name: screen.name, nodes: [nodes], globalVars: { styles: book.styles } });
};
