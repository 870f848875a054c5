import type { CanvasParams } from '#contract/canvas/canvas-tools';
import { CanvasError, named } from './canvas-error.ts';
import { solidPaint } from './colours.ts';
import { loadFontsOf, setFont } from './fonts.ts';
import { findNode, ofType, withProperty } from './nodes.ts';
import type { ToolsOf } from './tool.ts';

const setTexts = async (figma: PluginAPI, texts: CanvasParams<'set_texts'>['texts']): Promise<void> => {
  // All are found, and their fonts loaded, before the first is changed.
  const nodes = await Promise.all(texts.map(async ({ nodeId }) => ofType(await findNode(figma, nodeId), 'TEXT')));
  for (const node of nodes) await loadFontsOf(figma, node);
  for (const [index, node] of nodes.entries()) node.characters = texts[index]?.text ?? '';
};

/** Names as people say them; Figma's own carry a mark behind a `#`. */
const propertyNames = (
  instance: InstanceNode,
  wanted: Readonly<Record<string, string | boolean>>,
): Record<string, string | boolean> => {
  const known = Object.keys(instance.componentProperties);
  return Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => {
      const key = known.find((one) => one === name) ?? known.find((one) => one.split('#')[0] === name);
      if (key === undefined)
        throw new CanvasError(
          `${named(instance)} has no property ${name}. It has: ${known.map((one) => one.split('#')[0]).join(', ') || 'none'}.`,
        );
      return [key, value];
    }),
  );
};

const PAINTS = { fill: 'fills', stroke: 'strokes' } as const;

const bind = async (figma: PluginAPI, { nodeId, field, variableId }: CanvasParams<'bind_variable'>): Promise<void> => {
  const node = await findNode(figma, nodeId);
  const variable = variableId === null ? null : await figma.variables.getVariableByIdAsync(variableId);
  if (variable === null && variableId !== null) throw new CanvasError(`No variable has the id ${variableId}.`);
  if (field !== 'fill' && field !== 'stroke') {
    node.setBoundVariable(field as VariableBindableNodeField, variable);
    return;
  }
  const list = PAINTS[field];
  const holder = withProperty(node, list, field) as SceneNode & Record<typeof list, readonly Paint[]>;
  const [first, ...rest] = holder[list].length > 0 ? holder[list] : [solidPaint('#000000')];
  if (first?.type !== 'SOLID') throw new CanvasError(`${named(node)}: its first ${field} is no plain colour.`);
  holder[list] = [figma.variables.setBoundVariableForPaint(first, 'color', variable), ...rest];
};

/** Tools that change what layers say and are bound to. */
export const contentTools: ToolsOf<
  'set_text' | 'set_texts' | 'set_font' | 'set_instance_properties' | 'bind_variable'
> = {
  set_text: async (figma, { nodeId, text }) => {
    await setTexts(figma, [{ nodeId, text }]);
    return { nodeId };
  },
  set_texts: async (figma, { texts }) => {
    await setTexts(figma, texts);
    return { changed: texts.length };
  },
  set_font: async (figma, { nodeId, ...font }) => {
    await setFont(figma, ofType(await findNode(figma, nodeId), 'TEXT'), font);
    return { nodeId };
  },
  set_instance_properties: async (figma, { nodeId, properties }) => {
    const instance = ofType(await findNode(figma, nodeId), 'INSTANCE');
    instance.setProperties(propertyNames(instance, properties));
    return { nodeId };
  },
  bind_variable: async (figma, params) => {
    await bind(figma, params);
    return { nodeId: params.nodeId };
  },
};
