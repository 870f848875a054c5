import { CodedError } from '#contract/errors';
import type { DocumentCache } from '../../source/document-cache.ts';
import { apiFailure, type FailureContext } from './api-failure.ts';
import { readApiJson } from './api-json.ts';
import type { Endpoint } from './endpoints.ts';
import type { FigmaClient } from './figma-client.ts';
import type { HttpOutcome } from './http-get.ts';
import type { FigmaLimits, Seam } from './limits.ts';

/** What one import from Figma knows; made by `openFigmaSource`, gone with it. */
export interface FigmaSession {
  readonly client: FigmaClient;
  readonly fileKey: string;
  readonly nodeIds: readonly string[];
  readonly secret: string;
  readonly limits: FigmaLimits;
  readonly seam: Seam;
  /** Where the document of an import that fails later is kept; null keeps nothing. */
  readonly kept: DocumentCache | null;
  readonly known: {
    fileSeen: boolean;
    /** When the file was changed last, milliseconds since 1970: what arrived before is old. 0 until it was asked for. */
    changedAt: number;
    usesVariables: boolean;
    renamed: ReadonlyMap<string, string>;
  };
  /** Failed render requests left, and failed downloads until one succeeds. */
  readonly failures: { left: number; downloads: number };
}

const failureContext = (session: FigmaSession, endpoint: Endpoint): FailureContext => ({
  endpoint,
  fileKey: session.fileKey,
  secret: session.secret,
  wall: session.seam.wall(),
  fileSeen: session.known.fileSeen,
});

/** The bytes of an answer. @throws CodedError unless the outcome is a 200 */
export const answerOf = (outcome: HttpOutcome, session: FigmaSession, endpoint: Endpoint): Uint8Array => {
  const failure = apiFailure(outcome, failureContext(session, endpoint));
  if (failure !== null) throw failure;
  if (outcome.kind !== 'answer') throw new CodedError('internal', { what: 'no answer' });
  return outcome.body;
};

/** @throws CodedError unless the outcome is a 200 with JSON in it */
export const jsonOf = (outcome: HttpOutcome, session: FigmaSession, endpoint: Endpoint): unknown => {
  const context = failureContext(session, endpoint);
  const failure = apiFailure(outcome, context);
  if (failure !== null) throw failure;
  return readApiJson(outcome, context);
};
