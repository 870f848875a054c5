import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { coded } from '#workspace/fs-failure';
import { ANSWER_CHARS, headSnippet, layersSnippet, MOST_ASKED, type PluginScope, partSnippet } from './snippets.ts';

/** Runs a snippet in the plugin, and brings what it gives back. @throws CodedError */
export type Evaluate = (js: string) => Promise<unknown>;

const text = z.string();
const head = z.object({
  name: text,
  pages: z.array(z.object({ id: text, name: text, modes: z.record(text, text), layers: z.array(text) })),
});
const layers = z.object({ texts: z.array(text), aside: z.number().int().min(0) });
const record = z.record(text, z.unknown());
const answer = z.object({
  document: record,
  components: record.optional(),
  componentSets: record.optional(),
  styles: record.optional(),
});

const unreadable = (): CodedError =>
  new CodedError('design-invalid', { file: 'Figma', reason: reason('not-an-object') });

const parse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const read = schema.safeParse(value);
  if (!read.success) throw unreadable();
  return read.data;
};

const parseText = (json: string): z.infer<typeof answer> => {
  try {
    return parse(answer, JSON.parse(json));
  } catch {
    throw unreadable();
  }
};

/** A layer that is too large for one answer, put together from its parts. */
const readAside = async (evaluate: Evaluate, length: number): Promise<string> => {
  const parts: string[] = [];
  for (let from = 0; from < length; from += ANSWER_CHARS) parts.push(parse(text, await evaluate(partSnippet(from))));
  return parts.join('');
};

/** Bodies of layers one after the other; a layer that is gone meanwhile is left out. */
async function* layerTexts(evaluate: Evaluate, ids: readonly string[]): AsyncGenerator<string> {
  for (let at = 0; at < ids.length; ) {
    const { texts, aside } = parse(layers, await evaluate(layersSnippet(ids.slice(at, at + MOST_ASKED))));
    if (aside > 0) yield await readAside(evaluate, aside);
    for (const one of texts) if (one !== '') yield one;
    const read = aside > 0 ? 1 : texts.length;
    if (read === 0) throw unreadable();
    at += read;
  }
}

export interface ReadDocument {
  readonly name: string;
  /** Ids of variables that layers name. */
  readonly bound: ReadonlySet<string>;
}

interface Reading {
  readonly evaluate: Evaluate;
  readonly scope: PluginScope;
  readonly spool: string;
  onProgress(done: number, total: number): void;
}

const VARIABLE = /"(VariableID:[^"]+)"/g;

interface Heads {
  readonly components: Record<string, unknown>;
  readonly componentSets: Record<string, unknown>;
  readonly styles: Record<string, unknown>;
}

const writeAll = async ({ evaluate, scope, onProgress }: Reading, out: FileHandle): Promise<ReadDocument> => {
  const { name, pages } = parse(head, await evaluate(headSnippet(scope)));
  const total = pages.reduce((sum, page) => sum + page.layers.length, 0);
  const heads: Heads = { components: {}, componentSets: {}, styles: {} };
  const bound = new Set<string>();
  let done = 0;
  const put = (json: string): Promise<void> => out.writeFile(json);
  await put(`{"name":${JSON.stringify(name)},"document":{"id":"0:0","name":"Document","type":"DOCUMENT","children":[`);
  for (const [index, page] of pages.entries()) {
    const { id, modes } = page;
    const own = {
      id,
      name: page.name,
      type: 'CANVAS',
      ...(Object.keys(modes).length > 0 ? { explicitVariableModes: modes } : {}),
    };
    await put(`${index > 0 ? ',' : ''}${JSON.stringify(own).slice(0, -1)},"children":[`);
    let isFirst = true;
    for await (const body of layerTexts(evaluate, page.layers)) {
      const { document, components, componentSets, styles } = parseText(body);
      for (const [, variable = ''] of body.matchAll(VARIABLE)) bound.add(variable);
      Object.assign(heads.components, components);
      Object.assign(heads.componentSets, componentSets);
      Object.assign(heads.styles, styles);
      await put(`${isFirst ? '' : ','}${JSON.stringify(document)}`);
      isFirst = false;
      done += 1;
      onProgress(done, total);
    }
    await put(']}');
  }
  await put(`]},${JSON.stringify(heads).slice(1)}`);
  return { name, bound };
};

/**
 * Reads the open document through the plugin into a file: the body that `GET /v1/files/:key` would answer. One layer of a page is in
 * memory at a time.
 * @throws CodedError of the bridge, of the disk, `design-invalid`
 */
export const readDocument = async (reading: Reading): Promise<ReadDocument> => {
  const dir = dirname(reading.spool);
  const out = await coded(dir, () => open(reading.spool, 'w', 0o600));
  try {
    return await writeAll(reading, out);
  } finally {
    await out.close();
  }
};
