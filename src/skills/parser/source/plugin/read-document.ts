import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { coded } from '#workspace/fs-failure';
import { type Evaluate, parse, readTexts, tooLarge, unreadable } from './read-texts.ts';
import { headSnippet, layersSnippet, type PluginScope } from './snippets.ts';

const text = z.string();
const head = z.object({
  name: text,
  pages: z.array(z.object({ id: text, name: text, modes: z.record(text, text), layers: z.array(text) })),
});
const record = z.record(text, z.unknown());
const answer = z.object({
  document: record,
  components: record.optional(),
  componentSets: record.optional(),
  styles: record.optional(),
});

/** The parts of an answer, its layer as text again. Nested beyond what can be said in JSON it is no design either. */
const parseText = (json: string) => {
  try {
    const { document, ...others } = parse(answer, JSON.parse(json));
    return { document: JSON.stringify(document), ...others };
  } catch {
    throw unreadable();
  }
};

export interface ReadDocument {
  readonly name: string;
  /** Ids of variables that layers name. */
  readonly bound: ReadonlySet<string>;
}

interface Reading {
  readonly evaluate: Evaluate;
  readonly scope: PluginScope;
  readonly spool: string;
  /** Bytes of the body: a plugin that answers without end must not fill the disk. */
  readonly most: number;
  onProgress(done: number, total: number): void;
}

const VARIABLE = /"(VariableID:[^"]+)"/g;

interface Heads {
  readonly components: Record<string, unknown>;
  readonly componentSets: Record<string, unknown>;
  readonly styles: Record<string, unknown>;
}

const writeAll = async (reading: Reading, out: FileHandle): Promise<ReadDocument> => {
  const { evaluate, scope, most, onProgress } = reading;
  const { name, pages } = parse(head, await evaluate(headSnippet(scope)));
  const total = pages.reduce((sum, page) => sum + page.layers.length, 0);
  if (total === 0 && scope === 'selection')
    throw new CodedError('canvas-refused', { problem: reason('nothing-selected') });
  const heads: Heads = { components: {}, componentSets: {}, styles: {} };
  const bound = new Set<string>();
  let done = 0;
  let size = 0;
  const put = (json: string): Promise<void> => {
    size += Buffer.byteLength(json);
    if (size > most) throw tooLarge(most);
    return out.writeFile(json);
  };
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
    for await (const body of readTexts(reading, page.layers, layersSnippet)) {
      const { document, components, componentSets, styles } = parseText(body);
      for (const [, variable = ''] of body.matchAll(VARIABLE)) bound.add(variable);
      Object.assign(heads.components, components);
      Object.assign(heads.componentSets, componentSets);
      Object.assign(heads.styles, styles);
      await put(`${isFirst ? '' : ','}${document}`);
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
 * @throws CodedError of the bridge, of the disk, `design-invalid`, `design-too-large`, `canvas-refused` when nothing is selected
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
