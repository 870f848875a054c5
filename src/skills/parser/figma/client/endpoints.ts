/** The requests the client makes, with the names they have in messages and logs. */
export const ENDPOINTS = {
  file: 'GET /v1/files/:key',
  nodes: 'GET /v1/files/:key/nodes',
  renders: 'GET /v1/images/:key',
  fills: 'GET /v1/files/:key/images',
  variables: 'GET /v1/files/:key/variables/local',
  meta: 'GET /v1/files/:key/meta',
  image: 'GET image',
} as const;

export type Endpoint = keyof typeof ENDPOINTS;

/** Colons stay readable and short: a batch of long ids must fit into one address. */
const idList = (ids: readonly string[]): string =>
  ids.map((id) => encodeURIComponent(id).replaceAll('%3A', ':')).join(',');

const file = (key: string): string => `/v1/files/${encodeURIComponent(key)}`;

export const filePath = (key: string): string => `${file(key)}?geometry=paths`;

export const nodesPath = (key: string, ids: readonly string[]): string =>
  `${file(key)}/nodes?ids=${idList(ids)}&geometry=paths`;

export const rendersPath = (key: string, ids: readonly string[]): string =>
  `/v1/images/${encodeURIComponent(key)}?ids=${idList(ids)}&format=png&scale=2`;

export const fillsPath = (key: string): string => `${file(key)}/images`;

export const metaPath = (key: string): string => `${file(key)}/meta`;

export const variablesPath = (key: string): string => `${file(key)}/variables/local`;
