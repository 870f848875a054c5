import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { type Fields, isFields, str } from '../fields.ts';
import { printable } from '../printable.ts';
import type { ComponentMeta, ComponentSetMeta, StyleMeta } from '../raw-node.ts';

/** What a body holds, before its layers are looked at. */
export interface Envelope {
  /** Documents, pages or single layers, in the order in which they are shown. */
  readonly roots: readonly Fields[];
  readonly name: string | null;
  readonly fileKey: string | null;
  readonly version: string | null;
  readonly lastModified: string | null;
  readonly components: Readonly<Record<string, ComponentMeta>>;
  readonly componentSets: Readonly<Record<string, ComponentSetMeta>>;
  readonly styles: Readonly<Record<string, StyleMeta>>;
  /** Ids that were asked for and came back as nothing. */
  readonly missing: readonly string[];
}

const invalid = (file: string, name: string, params?: Readonly<Record<string, string | number>>): CodedError =>
  new CodedError('design-invalid', { file, reason: reason(name, params) });

const text = (fields: Fields, key: string): string => str(fields, key) ?? '';

const component = (meta: Fields): ComponentMeta => ({
  key: text(meta, 'key'),
  name: text(meta, 'name'),
  description: text(meta, 'description'),
  componentSetId: str(meta, 'componentSetId') ?? null,
  remote: meta['remote'] === true,
});

const componentSet = (meta: Fields): ComponentSetMeta => ({
  key: text(meta, 'key'),
  name: text(meta, 'name'),
  description: text(meta, 'description'),
  remote: meta['remote'] === true,
});

const style = (meta: Fields): StyleMeta => ({
  key: text(meta, 'key'),
  name: text(meta, 'name'),
  styleType: str(meta, 'styleType') ?? text(meta, 'style_type'),
  description: text(meta, 'description'),
  remote: meta['remote'] === true,
});

/** Merges the tables of several envelopes; ids come from a document, so the result has no prototype. */
const table = <Meta>(envelopes: readonly Fields[], key: string, read: (meta: Fields) => Meta): Record<string, Meta> => {
  const merged: Record<string, Meta> = Object.create(null);
  for (const envelope of envelopes) {
    const metas = envelope[key];
    if (!isFields(metas)) continue;
    for (const [id, meta] of Object.entries(metas)) if (isFields(meta)) merged[id] ??= read(meta);
  }
  return merged;
};

const describe = (body: Fields, envelopes: readonly Fields[]) => ({
  name: str(body, 'name') ?? null,
  fileKey: str(body, 'fileKey') ?? null,
  version: str(body, 'version') ?? null,
  lastModified: str(body, 'lastModified') ?? null,
  components: table(envelopes, 'components', component),
  componentSets: table(envelopes, 'componentSets', componentSet),
  styles: table(envelopes, 'styles', style),
});

/** In the order asked for; what nobody asked for by name follows by id, so that key order of the JSON means nothing. */
const orderedIds = (nodes: Fields, asked: readonly string[]): readonly string[] => {
  const first = new Set(asked);
  const rest = Object.keys(nodes).filter((id) => !first.has(id));
  // A collator compares many times faster than localeCompare.
  return [...asked, ...rest.sort(new Intl.Collator('en', { numeric: true }).compare)];
};

const readNodes = (body: Fields, nodes: Fields, asked: readonly string[]): Envelope => {
  const entries: Fields[] = [];
  const roots: Fields[] = [];
  const missing: string[] = [];
  for (const id of orderedIds(nodes, asked)) {
    const entry = Object.hasOwn(nodes, id) ? nodes[id] : null;
    const document = isFields(entry) ? entry['document'] : null;
    if (!isFields(entry) || !isFields(document)) {
      missing.push(id);
      continue;
    }
    entries.push(entry);
    roots.push(document);
  }
  return { roots, missing, ...describe(body, [body, ...entries]) };
};

/**
 * Error answers of Figma, as a body or saved with status and headers around it, are no design.
 * @throws CodedError `design-invalid`
 */
export const refuseErrorAnswer = (body: unknown, file: string): void => {
  if (!isFields(body)) return;
  const inner = isFields(body['body']) ? body['body'] : body;
  const status = body['status'] ?? inner['status'];
  const message = inner['err'] ?? inner['message'];
  if (typeof status === 'number' && status >= 400) {
    if (typeof message !== 'string') throw invalid(file, 'error-status', { status });
    throw invalid(file, 'error-answer', { status, message: printable(message) });
  }
};

const refuseOtherAnswers = (body: Fields, file: string): never => {
  const meta = body['meta'];
  if (isFields(meta) && isFields(meta['variables'])) throw invalid(file, 'is-variables');
  if (isFields(body['images']) || (isFields(meta) && isFields(meta['images']))) throw invalid(file, 'is-images');
  throw invalid(file, 'no-document');
};

/**
 * Tells what a body is: a file response, a nodes response, one bare node, or one node inside `document`.
 * @param file what to call it in a failure
 * @param asked the node ids of the request, which decide the order
 * @throws CodedError `design-invalid`
 */
export const readEnvelope = (body: unknown, file: string, asked: readonly string[]): Envelope => {
  if (!isFields(body)) throw invalid(file, 'not-an-object');
  refuseErrorAnswer(body, file);
  if (isFields(body['nodes'])) return readNodes(body, body['nodes'], asked);
  if (isFields(body['document'])) return { roots: [body['document']], missing: [], ...describe(body, [body]) };
  if (str(body, 'type') === undefined || str(body, 'id') === undefined) return refuseOtherAnswers(body, file);
  return { roots: [body], missing: [], ...describe({}, []) };
};
