import { blamesToken, serverMessage } from '../figma/client/api-failure.ts';
import { filePath, nodesPath, variablesPath } from '../figma/client/endpoints.ts';
import type { HttpOutcome } from '../figma/client/http-get.ts';
import { type FigmaSession, jsonOf } from '../figma/client/session.ts';
import { normaliseDesign } from '../figma/document/normalise.ts';
import type { FetchedDesign, VariablesAnswer } from './design-source.ts';
import { mentionsVariables } from './variable-use.ts';

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

/** In a function of its own, so that the bytes are gone before the layers are walked. */
const fetchBody = async (session: FigmaSession): Promise<unknown> => {
  const { nodeIds, known, kept } = session;
  const outcome = await documentAnswer(session);
  const body = jsonOf(outcome, session, nodeIds.length === 0 ? 'file' : 'nodes');
  if (outcome.kind === 'answer') kept?.put(outcome.body);
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
