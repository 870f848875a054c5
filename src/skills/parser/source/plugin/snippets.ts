/** What of the open document is read. */
export const PLUGIN_SCOPES = ['selection', 'page', 'file'] as const;
export type PluginScope = (typeof PLUGIN_SCOPES)[number];

/** Characters of one answer: the bridge takes 16 MB of a message, and a character may be three bytes of it. */
export const ANSWER_CHARS = 4 * 1024 * 1024;

/** Ids in one snippet: some kilobytes of the 200 that the desktop lets through. */
export const MOST_ASKED = 500;

/** So long a snippet goes on taking more: the bridge waits half a minute for an answer, and a layer may take a while. */
const ANSWER_MS = 5_000;
const WITHIN = `const until = Date.now() + ${ANSWER_MS};`;

const SCOPED: Readonly<Record<PluginScope, string>> = {
  selection: 'const pages = [[figma.currentPage, figma.currentPage.selection]];',
  page: 'const pages = [[figma.currentPage, figma.currentPage.children]];',
  file: 'await figma.loadAllPagesAsync(); const pages = figma.root.children.map((page) => [page, page.children]);',
};

/** Name of the file, and pages with the ids of what stands on them. */
export const headSnippet = (scope: PluginScope): string => `${SCOPED[scope]}
return { name: figma.root.name, pages: pages.map(([page, layers]) => ({
  id: page.id, name: page.name, modes: page.explicitVariableModes || {}, layers: layers.map((layer) => layer.id),
})) };`;

/** Layers as the REST API would answer them, as many as one answer holds; one that is larger is laid aside and read in parts. */
export const layersSnippet = (ids: readonly string[]): string => `const texts = [];
let size = 0;
${WITHIN}
for (const id of ${JSON.stringify(ids)}) {
  if (texts.length > 0 && Date.now() > until) break;
  const node = await figma.getNodeByIdAsync(id);
  const text = node === null ? '' : JSON.stringify(await node.exportAsync({ format: 'JSON_REST_V1' }));
  if (text.length > ${ANSWER_CHARS} && texts.length === 0) return { texts, aside: helpers.layAside('layer', text) };
  if (size + text.length > ${ANSWER_CHARS}) break;
  size += text.length;
  texts.push(text);
}
return { texts, aside: 0 };`;

/** A part of what was laid aside. */
export const partSnippet = (from: number): string =>
  `return helpers.readAside('layer', ${from}, ${from + ANSWER_CHARS});`;

/** Variables of the file, and those of libraries that its layers are bound to, in all their modes. */
export const variablesSnippet = (bound: readonly string[]): string => `const variables = {};
const collections = {};
const local = await figma.variables.getLocalVariablesAsync();
const wanted = ${JSON.stringify(bound)}.filter((id) => !local.some((one) => one.id === id));
const others = await Promise.all(wanted.map((id) => figma.variables.getVariableByIdAsync(id).catch(() => null)));
const of = ({ id, name, key, variableCollectionId, resolvedType, valuesByMode, remote, description, hiddenFromPublishing, scopes, codeSyntax }) =>
  ({ id, name, key, variableCollectionId, resolvedType, valuesByMode, remote, description, hiddenFromPublishing, scopes, codeSyntax });
for (const one of [...local, ...others]) if (one) variables[one.id] = of(one);
for (const id of new Set(Object.values(variables).map((one) => one.variableCollectionId))) {
  const found = await figma.variables.getVariableCollectionByIdAsync(id).catch(() => null);
  if (!found) continue;
  const { name, key, modes, defaultModeId, remote, hiddenFromPublishing, variableIds } = found;
  collections[id] = { id, name, key, modes, defaultModeId, remote, hiddenFromPublishing, variableIds };
}
return { meta: { variables, variableCollections: collections } };`;

/** Pictures of layers at scale 2, as many as one answer holds; null where Figma draws none. */
export const picturesSnippet = (ids: readonly string[]): string => `const pictures = [];
let size = 0;
${WITHIN}
for (const id of ${JSON.stringify(ids)}) {
  if (pictures.length > 0 && Date.now() > until) break;
  let picture = null;
  try {
    const node = await figma.getNodeByIdAsync(id);
    if (node !== null) picture = figma.base64Encode(await node.exportAsync({ format: 'PNG', constraint: { type: 'SCALE', value: 2 } }));
  } catch (error) {
    console.log(String(error));
  }
  if (pictures.length > 0 && size + (picture || '').length > ${ANSWER_CHARS}) break;
  size += (picture || '').length;
  pictures.push(picture);
}
return pictures;`;

/** What the designer dropped in, by its hash; null where the file has none. */
export const fillsSnippet = (refs: readonly string[]): string => `const fills = [];
let size = 0;
${WITHIN}
for (const ref of ${JSON.stringify(refs)}) {
  if (fills.length > 0 && Date.now() > until) break;
  const image = figma.getImageByHash(ref);
  const fill = image === null ? null : figma.base64Encode(await image.getBytesAsync());
  if (fills.length > 0 && size + (fill || '').length > ${ANSWER_CHARS}) break;
  size += (fill || '').length;
  fills.push(fill);
}
return fills;`;
