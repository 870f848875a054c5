import type { ErrorCode, ErrorParams } from '#contract/errors';
import type { BridgeFailure } from './peer.ts';

/** A failure with its sentence, in the language in which the daemon was started. */
export type Say = (code: ErrorCode, params: ErrorParams) => BridgeFailure;
