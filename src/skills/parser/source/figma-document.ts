import { blamesToken, serverMessage } from '../figma/client/api-failure.ts';
import { filePath, nodesPath, variablesPath } from '../figma/client/endpoints.ts';
import type { HttpAnswer, HttpOutcome } from '../figma/client/http-get.ts';
import { type FigmaSession, jsonOf } from '../figma/client/session.ts';
import { normaliseDesign } from '../figma/document/normalise.ts';
import { isFields } from '../figma/fields.ts';
import type { FetchedDesign, VariablesAnswer } from './design-source.ts';
import { mentionsVariables } from './variable-use.ts';

/** Statuses of the variables endpoint that mean "not for this plan or token": the import goes on without tokens. */
const NO_VARIABLES: ReadonlySet<number> = new Set([400, 403, 404, 501]);

type DocumentEndpoint = 'file' | 'nodes';

interface DocumentAnswer {
  readonly outcome: HttpOutcome;
  readonly body: unknown;
}

/** The document of an import that failed a moment ago, as if it had just arrived; null when there is none of this version. */
const keptDocument = async (session: FigmaSession, endpoint: DocumentEndpoint): Promise<DocumentAnswer | null> => {
  const bytes = (await session.kept?.read()) ?? null;
  if (bytes === null) return null;
  const outcome: HttpAnswer = { kind: 'answer', status: 200, headers: {}, body: bytes };
  try {
    const body = jsonOf(outcome, session, endpoint);
    const version = isFields(body) ? body['version'] : null;
    return session.known.version === null || session.known.version === version ? { outcome, body } : null;
  } catch {
    // What was damaged on the disk is fetched again.
    return null;
  }
};

const askDocument = async (session: FigmaSession, endpoint: DocumentEndpoint): Promise<DocumentAnswer> => {
  const { client, fileKey, nodeIds } = session;
  const path = endpoint === 'file' ? filePath(fileKey) : nodesPath(fileKey, nodeIds);
  const outcome = await client.api(endpoint, path);
  const body = jsonOf(outcome, session, endpoint);
  if (outcome.kind === 'answer') session.kept?.put(outcome.body);
  return { outcome, body };
};

/** In a function of its own, so that the bytes are gone before the layers are walked. */
const fetchBody = async (session: FigmaSession): Promise<unknown> => {
  const { nodeIds, known } = session;
  const endpoint = nodeIds.length === 0 ? 'file' : 'nodes';
  const { outcome, body } = (await keptDocument(session, endpoint)) ?? (await askDocument(session, endpoint));
  known.usesVariables = outcome.kind === 'answer' && mentionsVariables(outcome.body);
  known.fileSeen = true;
  return body;
};

/** One request: the file, or the layers that the address names. */
export const fetchFigmaDocument = async (session: FigmaSession): Promise<FetchedDesign> => {
  const { fileKey, nodeIds, known } = session;
  const { design, renamed } = normaliseDesign(await fetchBody(session), {
    kind: 'figma-rest',
    fileKey,
    label: fileKey,
    fallbackName: fileKey,
    nodeIds,
  });
  known.renamed = renamed;
  return design;
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
