import { basename } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { FIGMA_LIMITS, type FigmaLimits } from '../figma/client/limits.ts';
import { refuseErrorAnswer } from '../figma/document/envelope.ts';
import { isVariablesAnswer } from '../variables/variable-model.ts';
import { openBodyFile } from './body-file.ts';
import type { DesignSource, FetchedBody, VariablesAnswer } from './design-source.ts';
import { endWith } from './end-with.ts';
import { fileFingerprint } from './file-fingerprint.ts';
import { listPictures, type PictureReading, readFill, readFillMap, readLayerPicture } from './file-pictures.ts';
import { parseFileJson, readFileBytes } from './read-json-file.ts';

export interface FileSourceOptions {
  /** Body of `GET /v1/files/:key`, of `/nodes`, or one bare node; gzip is unpacked. */
  readonly file: string;
  /** Body of `GET /v1/files/:key/variables/local`. */
  readonly variables?: string;
  /** Folder with `<node id with : as ->.png` or `.svg`. */
  readonly images?: string;
  /** JSON that maps `imageRef` to a file. */
  readonly fills?: string;
  readonly limits?: Partial<FigmaLimits>;
  readonly signal: AbortSignal;
}

interface FileSession {
  readonly options: FileSourceOptions;
  readonly reading: PictureReading;
  /** `bodyHash`: of the bytes of a plain file, which one look has told already. */
  readonly known: { bodyHash: string | null; usesVariables: boolean; renamed: ReadonlyMap<string, string> };
}

const stemOf = (file: string): string => basename(file).replace(/(\.(?:file|nodes?))?(\.json)?(\.gz)?$/i, '');

const fetchBody = async ({ options, reading, known }: FileSession, spool: string): Promise<FetchedBody> => {
  const { file } = options;
  const body = await openBodyFile(file, spool, reading);
  known.usesVariables = body.scan.usesVariables;
  if (body.path === file) known.bodyHash = body.scan.sha256;
  const origin = { kind: 'file', fileKey: null, label: file, fallbackName: stemOf(file), nodeIds: [] } as const;
  return { ...body, origin };
};

const readVariablesFile = async (file: string, { limits, signal }: PictureReading): Promise<unknown> => {
  const body = parseFileJson(await readFileBytes(file, limits.jsonBytes, signal), file);
  if (isVariablesAnswer(body)) return body;
  refuseErrorAnswer(body, file);
  throw new CodedError('design-invalid', { file, reason: reason('no-variables') });
};

const readVariables = async ({ options, reading, known }: FileSession): Promise<VariablesAnswer> => {
  const { variables } = options;
  if (variables !== undefined) return { response: await readVariablesFile(variables, reading), reason: null };
  return {
    response: null,
    reason: known.usesVariables ? 'params-missing: the design uses variables and no file with them was given' : null,
  };
};

async function* readPictures(
  session: FileSession,
  ids: readonly string[],
  onProgress: (done: number) => void,
): ReturnType<DesignSource['fetchPictures']> {
  const { options, reading, known } = session;
  const pictures = options.images === undefined ? new Map<string, string>() : await listPictures(options.images);
  let done = 0;
  for (const id of new Set(ids)) {
    const result = await readLayerPicture(known.renamed.get(id) ?? id, pictures, reading);
    onProgress(++done);
    yield [id, result];
  }
}

async function* readFills(session: FileSession, refs: readonly string[]): ReturnType<DesignSource['fetchFills']> {
  if (refs.length === 0) return;
  const { options, reading } = session;
  const { fills } = options;
  const map = fills === undefined ? new Map<string, string>() : await readFillMap(fills, reading);
  for (const ref of new Set(refs)) yield [ref, await readFill(ref, { file: fills ?? '', map }, reading)];
}

/**
 * A design saved as JSON, with the pictures and variables that were saved beside it. Never touches the network.
 * Methods throw CodedError `design-unreadable`, `design-invalid`, `design-too-large`, `design-too-deep`, `design-empty`.
 */
export const openFileSource = (options: FileSourceOptions): DesignSource => {
  const own = new AbortController();
  const session: FileSession = {
    options,
    reading: {
      limits: { ...FIGMA_LIMITS, ...options.limits },
      signal: AbortSignal.any([options.signal, own.signal]),
    },
    known: { bodyHash: null, usesVariables: false, renamed: new Map() },
  };
  const close = async (): Promise<void> => own.abort();
  return {
    fingerprint: () => fileFingerprint(session.options, session.known.bodyHash, session.reading),
    fetchBody: (spool) => fetchBody(session, spool),
    knowAs: (renamed) => {
      session.known.renamed = renamed;
    },
    fetchVariables: () => readVariables(session),
    fetchPictures: (ids, onProgress, signal) => {
      endWith(signal, close);
      return readPictures(session, ids, onProgress);
    },
    fetchFills: (refs, signal) => {
      endWith(signal, close);
      return readFills(session, refs);
    },
    close,
  };
};
