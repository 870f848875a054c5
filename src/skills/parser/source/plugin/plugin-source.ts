import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FIGMA_LIMITS, type FigmaLimits } from '../../figma/client/limits.ts';
import { checkPicture } from '../../figma/images/picture-format.ts';
import { openBodyFile } from '../body-file.ts';
import type { DesignSource, FillFormat, FillResult, PictureResult } from '../design-source.ts';
import { endWith } from '../end-with.ts';
import { readDocument } from './read-document.ts';
import { type Evaluate, readAside } from './read-texts.ts';
import { readVariables } from './read-variables.ts';
import { fillsSnippet, type PluginScope, picturesSnippet } from './snippets.ts';

export interface PluginSourceOptions {
  readonly scope: PluginScope;
  readonly signal: AbortSignal;
  readonly limits?: Partial<FigmaLimits>;
  readonly evaluate: Evaluate;
  onProgress(done: number, total: number): void;
}

interface PluginSession {
  readonly options: PluginSourceOptions;
  readonly limits: FigmaLimits;
  readonly signal: AbortSignal;
  readonly known: {
    body: string | null;
    variables: string;
    bound: readonly string[];
    renamed: ReadonlyMap<string, string>;
  };
}

const encoded = z.object({ files: z.array(z.string().nullable()), aside: z.number().int().min(0) });
type Encoded = z.infer<typeof encoded>;

const NOTHING: Encoded = { files: [], aside: 0 };

const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');

/** Not even read: it is larger than a picture may be. */
const TOO_LARGE = Symbol('too large');

const resultOf = (
  base64: string | null | typeof TOO_LARGE,
  formats: readonly FillFormat[],
  limits: FigmaLimits,
  none: 'no-file' | 'null-render',
): FillResult => {
  if (base64 === TOO_LARGE) return { reason: 'too-large' };
  if (base64 === null) return { reason: none };
  const bytes = Buffer.from(base64, 'base64');
  const found = checkPicture(bytes, formats, { bytes: limits.imageBytes, pixels: limits.imagePixels });
  return 'reason' in found ? found : { bytes, format: found.format };
};

/** Asks for as many as one answer holds, then for the rest. A plugin that answers with nothing is asked for nothing more. */
async function* inAnswers(
  wanted: readonly string[],
  { options, limits, signal }: PluginSession,
  snippet: (rest: readonly string[]) => string,
): AsyncGenerator<readonly [string, string | null | typeof TOO_LARGE]> {
  // Four characters are three bytes.
  const large = async (length: number): Promise<string | typeof TOO_LARGE> =>
    length > (limits.imageBytes / 3 + 1) * 4 ? TOO_LARGE : readAside(options.evaluate, { what: 'file', length });
  for (let at = 0; at < wanted.length && !signal.aborted; ) {
    const { files, aside } = encoded.safeParse(await options.evaluate(snippet(wanted.slice(at)))).data ?? NOTHING;
    const found: readonly (string | null | typeof TOO_LARGE)[] = aside > 0 ? [await large(aside)] : files;
    const told = found.length === 0 ? wanted.slice(at) : wanted.slice(at, at + found.length);
    for (const [index, one] of told.entries()) yield [one, found[index] ?? null];
    at += told.length;
  }
}

async function* fetchPictures(
  session: PluginSession,
  ids: readonly string[],
  onProgress: (done: number) => void,
): AsyncGenerator<readonly [string, PictureResult]> {
  const originals = new Map([...new Set(ids)].map((id) => [session.known.renamed.get(id) ?? id, id]));
  let done = 0;
  for await (const [original, base64] of inAnswers([...originals.keys()], session, picturesSnippet)) {
    const result = resultOf(base64, ['png'], session.limits, 'null-render');
    done += 1;
    onProgress(done);
    yield [originals.get(original) ?? original, result as PictureResult];
  }
}

async function* fetchFills(
  session: PluginSession,
  refs: readonly string[],
): AsyncGenerator<readonly [string, FillResult]> {
  const formats: readonly FillFormat[] = ['png', 'jpeg', 'gif', 'webp', 'svg'];
  for await (const [ref, base64] of inAnswers([...new Set(refs)], session, fillsSnippet))
    yield [ref, resultOf(base64, formats, session.limits, 'no-file')];
}

/** The document that is open in Figma, read by its plugin: no call of the REST API is made. */
export const openPluginSource = (options: PluginSourceOptions): DesignSource => {
  const own = new AbortController();
  const session: PluginSession = {
    options,
    limits: { ...FIGMA_LIMITS, ...options.limits },
    signal: AbortSignal.any([options.signal, own.signal]),
    known: { body: null, variables: '', bound: [], renamed: new Map() },
  };
  const { known, limits, signal } = session;
  const close = async (): Promise<void> => own.abort();
  return {
    // What is open may have changed since it was last read: only what was read tells.
    fingerprint: async () =>
      known.body === null ? null : sha256(JSON.stringify(['plugin', known.body, known.variables])),
    fetchBody: async (spool) => {
      const { evaluate, scope, onProgress } = options;
      const { name, bound } = await readDocument({ evaluate, scope, spool, most: limits.jsonBytes, onProgress });
      known.bound = [...bound];
      const body = await openBodyFile(spool, spool, { limits, signal });
      known.body = body.scan.sha256;
      const origin = { kind: 'plugin', fileKey: null, label: name, fallbackName: name, nodeIds: [] } as const;
      return { ...body, changed: null, origin };
    },
    knowAs: (renamed) => {
      known.renamed = renamed;
    },
    fetchVariables: async () => {
      const { evaluate } = options;
      const response = await readVariables({ evaluate, most: limits.jsonBytes }, known.bound);
      known.variables = sha256(JSON.stringify(response));
      return { response, reason: null };
    },
    fetchPictures: (ids, onProgress, stop) => {
      endWith(stop, close);
      return fetchPictures(session, ids, onProgress);
    },
    fetchFills: (refs, stop) => {
      endWith(stop, close);
      return fetchFills(session, refs);
    },
    close,
  };
};
