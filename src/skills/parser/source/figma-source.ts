import { parseFigmaUrl, requestKey } from '#contract/design/figma-url';
import { CodedError } from '#contract/errors';
import type { Endpoint } from '../figma/client/endpoints.ts';
import { type CallRecord, createFigmaClient } from '../figma/client/figma-client.ts';
import { FIGMA_LIMITS, type FigmaLimits, REAL_SEAM, type Seam } from '../figma/client/limits.ts';
import type { FigmaSession } from '../figma/client/session.ts';
import type { DesignSource } from './design-source.ts';
import { createDocumentCache } from './document-cache.ts';
import { endWith } from './end-with.ts';
import { fetchFigmaBody, fetchFigmaVariables } from './figma-document.ts';
import { fetchFigmaFills, fetchFigmaPictures } from './figma-pictures.ts';
import { fetchFigmaVersion, figmaFingerprint, versionFingerprint } from './figma-version.ts';

export interface FigmaSourceOptions {
  /** What the user pasted. */
  readonly url: string;
  /** Origin of the API, `https://api.figma.com`; http on this machine only. */
  readonly baseUrl: string;
  readonly token: string | null;
  readonly limits?: Partial<FigmaLimits>;
  readonly signal: AbortSignal;
  /** The client pauses for so long, because Figma asked it to or because a request failed. */
  onWait(seconds: number): void;
  /** Where the document is kept while the import is under way, and for whose token; absent: nowhere. */
  readonly keep?: { readonly dir: string; readonly fingerprint: string };
  /** A request of the API is about to go out; it waits for this. */
  readonly onCalling?: (endpoint: Endpoint) => Promise<void>;
  /** Every request as it ended, for the log. */
  readonly onCall?: (record: CallRecord) => void;
  readonly seam?: Seam;
}

const openSession = (options: FigmaSourceOptions): FigmaSession => {
  const address = parseFigmaUrl(options.url);
  if (address.kind === 'refused') throw new CodedError('figma-url-invalid', { reason: address.reason });
  const limits = { ...FIGMA_LIMITS, ...options.limits };
  const seam = options.seam ?? REAL_SEAM;
  const {
    baseUrl,
    token,
    signal,
    keep,
    onWait,
    onCalling = () => Promise.resolve(),
    onCall = () => undefined,
  } = options;
  const fileKey = requestKey(address);
  const { nodeIds } = address;
  return {
    client: createFigmaClient({ baseUrl, token, limits, seam, signal, onWait, onCalling, onCall }),
    fileKey,
    nodeIds,
    kept: keep
      ? createDocumentCache(keep.dir, { fingerprint: keep.fingerprint, base: baseUrl, fileKey, nodeIds })
      : null,
    secret: token?.trim() ?? '',
    limits,
    seam,
    known: { fileSeen: false, changedAt: 0, usesVariables: false, renamed: new Map() },
    failures: { left: limits.renderFailures, downloads: limits.downloadFailures },
  };
};

/**
 * A design behind Figma's REST API: 1 request for the file, ceil(n / 100) for renders, 1 each for variables and fills
 * where the design uses them; `currentVersion` is one more of the cheapest kind. Nothing is sent before the first method is called.
 * @throws CodedError `figma-url-invalid`, `figma-token-missing`, `figma-auth`, `figma-offline` for what cannot work at all
 */
export const openFigmaSource = (options: FigmaSourceOptions): DesignSource => {
  const session = openSession(options);
  const close = (): Promise<void> => session.client.close();
  return {
    currentVersion: () => fetchFigmaVersion(session),
    fingerprint: (newest) => figmaFingerprint(session, newest),
    fingerprintOf: (version) => versionFingerprint(session, version),
    fetchBody: (spool) => fetchFigmaBody(session, spool),
    knowAs: (renamed) => {
      session.known.renamed = renamed;
    },
    fetchVariables: () => fetchFigmaVariables(session),
    fetchPictures: (ids, onProgress, signal) => {
      endWith(signal, close);
      return fetchFigmaPictures(session, ids, onProgress);
    },
    fetchFills: (refs, signal) => {
      endWith(signal, close);
      return fetchFigmaFills(session, refs);
    },
    forget: async () => session.kept?.forget(),
    close,
  };
};
