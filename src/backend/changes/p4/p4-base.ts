import { join } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import type { BaseFile } from '../base-file.ts';
import { programOutside } from '../program-outside.ts';
import { findFailure } from './p4-failure.ts';
import { type P4Settings, readP4Settings } from './p4-settings.ts';
import { encodeP4Path } from './parse-p4.ts';
import { createP4 } from './run-p4.ts';
import { P4_LIMIT_MS } from './scan-p4.ts';

export interface P4BaseRequest {
  readonly workspace: string;
  readonly path: string;
  readonly most: number;
  readonly signal: AbortSignal;
  readonly searchPath?: string;
  readonly limitMs?: number;
  readonly settings?: P4Settings;
}

/**
 * The revision of a file that the client has. A file that is only added has none. Why it failed, the scan tells.
 * @throws CodedError `vcs-failed`, `vcs-timeout`
 */
export const p4Base = async (request: P4BaseRequest): Promise<BaseFile> => {
  const { workspace, path, most } = request;
  const settings = request.settings ?? (await readP4Settings(workspace));
  const program = await programOutside('p4', workspace, request.searchPath);
  if (settings.kind !== 'ok' || program === null) return { kind: 'absent' };
  const limit = AbortSignal.timeout(request.limitMs ?? P4_LIMIT_MS);
  const signal = AbortSignal.any([request.signal, limit]);
  const p4 = createP4({ workspace, program, values: settings.values, signal });
  const args = ['print', '-q', `${encodeP4Path(join(workspace, path))}#have`];
  const { bytes, messages } = await p4.bytes({ args }, most + 1).catch((error: unknown) => {
    if (limit.aborted) throw new CodedError('vcs-timeout', { program: 'p4', seconds: P4_LIMIT_MS / 1_000 });
    throw error;
  });
  if (messages.length === 0) return { kind: 'bytes', bytes: bytes.subarray(0, most), size: bytes.length };
  const failure = findFailure(messages);
  if (failure === null || messages.some(({ text }) => /file\(s\) not on client|no such file|no revision/i.test(text)))
    return { kind: 'absent' };
  throw new CodedError('vcs-failed', { program: 'p4', reason: reason('p4-failed') });
};
