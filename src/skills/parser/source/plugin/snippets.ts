/** What of the open document is read. */
export const PLUGIN_SCOPES = ['selection', 'page', 'file'] as const;
export type PluginScope = (typeof PLUGIN_SCOPES)[number];

/** Characters of one answer: the bridge takes 16 MB of a message, and a character may be three bytes of it. */
export const ANSWER_CHARS = 4 * 1024 * 1024;

/** Characters of ids that one snippet may hold: the desktop takes none that is longer than 200,000. */
const MOST_ASKED_CHARS = 100_000;

/** As many of them as one snippet holds, one at least. */
export const askable = (ids: readonly string[]): readonly string[] => {
  let count = 0;
  let size = 0;
  for (const id of ids) {
    size += JSON.stringify(id).length + 1;
    if (size > MOST_ASKED_CHARS && count > 0) break;
    count += 1;
  }
  return ids.slice(0, count);
};

/** A snippet may take 30 s: one that has much to do answers with what it has, and is asked again. */
const DEADLINE = 'const until = Date.now() + 10000; const isLate = () => Date.now() > until;';

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

/** What can be laid aside, and how it is called there. */
export type AsideName = 'text' | 'file';

/**
 * JSON texts of as many as one answer holds, '' for what is not there; one that is larger than an answer is laid aside and read in parts.
 * @param one expression of the value of `key`, or null
 */
const textsSnippet = (keys: readonly string[], one: string): string => `const texts = [];
let size = 0;
${DEADLINE}
for (const key of ${JSON.stringify(askable(keys))}) {
  if (texts.length > 0 && isLate()) break;
  const value = ${one};
  const text = value ? JSON.stringify(value) : '';
  if (text.length > ${ANSWER_CHARS} && texts.length === 0) return { texts, aside: helpers.layAside('text', text) };
  if (size + text.length > ${ANSWER_CHARS}) break;
  size += text.length;
  texts.push(text);
}
return { texts, aside: 0 };`;

/** Layers as the REST API would answer them. */
export const layersSnippet = (ids: readonly string[]): string =>
  textsSnippet(
    ids,
    `await figma.getNodeByIdAsync(key).then((node) => node && node.exportAsync({ format: 'JSON_REST_V1' }))`,
  );

/** A part of what was laid aside. */
export const partSnippet = (what: AsideName, from: number): string =>
  `return helpers.readAside('${what}', ${from}, ${from + ANSWER_CHARS});`;

/** Ids of the variables of the file. */
export const OWN_VARIABLES = 'return (await figma.variables.getLocalVariablesAsync()).map(({ id }) => id);';

const fields = (names: string): string =>
  `.then((one) => one && (({ ${names} }) => ({ ${names} }))(one)).catch(() => null)`;

/** Variables in all their modes; those of libraries too. */
export const variablesSnippet = (ids: readonly string[]): string =>
  textsSnippet(
    ids,
    `await figma.variables.getVariableByIdAsync(key)${fields('id, name, key, variableCollectionId, resolvedType, valuesByMode, remote, description, hiddenFromPublishing, scopes, codeSyntax')}`,
  );

export const collectionsSnippet = (ids: readonly string[]): string =>
  textsSnippet(
    ids,
    `await figma.variables.getVariableCollectionByIdAsync(key)${fields('id, name, key, modes, defaultModeId, remote, hiddenFromPublishing, variableIds')}`,
  );

/**
 * Files as base64, as many as one answer holds; null where there is none. One that is larger than an answer is laid aside, as layers are.
 * @param one expression of the bytes of `key`, or null
 */
const filesSnippet = (keys: readonly string[], one: string): string => `const files = [];
let size = 0;
${DEADLINE}
for (const key of ${JSON.stringify(askable(keys))}) {
  if (files.length > 0 && isLate()) break;
  let file = null;
  try {
    const bytes = ${one};
    if (bytes !== null) file = figma.base64Encode(bytes);
  } catch (error) {
    console.log(String(error));
  }
  const length = file === null ? 0 : file.length;
  if (length > ${ANSWER_CHARS} && files.length === 0) return { files, aside: helpers.layAside('file', file) };
  if (size + length > ${ANSWER_CHARS}) break;
  size += length;
  files.push(file);
}
return { files, aside: 0 };`;

/** Pictures of layers at scale 2; null where Figma draws none. */
export const picturesSnippet = (ids: readonly string[]): string =>
  filesSnippet(
    ids,
    `await figma.getNodeByIdAsync(key).then((node) => node && node.exportAsync({ format: 'PNG', constraint: { type: 'SCALE', value: 2 } }))`,
  );

/** What the designer dropped in, by its hash; null where the file has none. */
export const fillsSnippet = (refs: readonly string[]): string =>
  filesSnippet(refs, 'figma.getImageByHash(key) && (await figma.getImageByHash(key).getBytesAsync())');
