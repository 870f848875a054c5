import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { coded } from '#workspace/fs-failure';
import { scanDesign } from '#workspace/outline/scan-design';
import { blamesToken, serverMessage } from '../figma/client/api-failure.ts';
import { filePath, nodesPath, variablesPath } from '../figma/client/endpoints.ts';
import type { HttpOutcome } from '../figma/client/http-get.ts';
import { answerOf, type FigmaSession, jsonOf } from '../figma/client/session.ts';
import type { FetchedBody, VariablesAnswer } from './design-source.ts';

const CHUNK = 1024 * 1024;

/** Statuses of the variables endpoint that mean "not for this plan or token": the import goes on without tokens. */
const NO_VARIABLES: ReadonlySet<number> = new Set([400, 403, 404, 501]);

/** The document of an import that failed a moment ago, as if it had just arrived; else one request. */
const documentAnswer = async (session: FigmaSession): Promise<HttpOutcome> => {
  const { client, fileKey, nodeIds, kept, known } = session;
  const body = (await kept?.read(known.changedAt)) ?? null;
  if (body !== null) return { kind: 'answer', status: 200, headers: {}, body };
  return nodeIds.length === 0
    ? client.api('file', filePath(fileKey))
    : client.api('nodes', nodesPath(fileKey, nodeIds));
};

/** Answers that no parser has to look at: whatever begins like this and has pages is a file response. */
const chunksOf = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    await setImmediate();
    yield bytes.subarray(at, at + CHUNK);
  }
};

/** One request: the file, or the layers that the address names. */
export const fetchFigmaBody = async (session: FigmaSession, spool: string): Promise<FetchedBody> => {
  const { fileKey, nodeIds, known, kept } = session;
  const endpoint = nodeIds.length === 0 ? 'file' : 'nodes';
  const outcome = await documentAnswer(session);
  const bytes = answerOf(outcome, session, endpoint);
  const scan = await scanDesign(chunksOf(bytes));
  // What has no pages may be no JSON at all, and is small: that is said as Figma's failure, not as the document's.
  if (scan.found === null) jsonOf(outcome, session, endpoint);
  kept?.put(bytes);
  known.usesVariables = scan.usesVariables;
  known.fileSeen = true;
  await coded(dirname(spool), () => writeFile(spool, bytes, { flag: 'w', mode: 0o600 }));
  const origin = { kind: 'figma-rest', fileKey, label: fileKey, fallbackName: fileKey, nodeIds } as const;
  return { path: spool, scan, origin, changed: null };
};

/** One request, or none when nothing is bound. A plan or token without variables is a reason, not a failure. */
export const fetchFigmaVariables = async (session: FigmaSession): Promise<VariablesAnswer> => {
  if (!session.known.usesVariables) return { response: null, reason: null };
  const outcome = await session.client.api('variables', variablesPath(session.fileKey));
  if (outcome.kind === 'answer' && NO_VARIABLES.has(outcome.status)) {
    const message = serverMessage(outcome.body, session.secret);
    const isTokenGone = outcome.status === 403 && blamesToken(message);
    if (!isTokenGone) return { response: null, reason: `figma-forbidden: ${message || `HTTP ${outcome.status}`}` };
  }
  return { response: jsonOf(outcome, session, 'variables'), reason: null };
};
