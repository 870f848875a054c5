import { realpath, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { DedupConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { visibleText } from '#workspace/files/visible-text';
import { errnoOf } from '#workspace/fs-failure';
import { resolveInside } from '#workspace/safe-path';

const MIB = 1024 * 1024;
export const MOST_MODEL_BYTES = 200 * MIB;

/** What is wrong with a model; `why` is a written reason. */
export const modelInvalid = (file: string, why: string): CodedError =>
  new CodedError('dedup-model-invalid', { file: visibleText(file, 300), reason: why });

/** Inside the workspace when it is relative; whoever writes an absolute path means that file. */
const locate = async (workspace: string, model: string): Promise<string> => {
  try {
    return await realpath(isAbsolute(model) ? model : await resolveInside(workspace, model));
  } catch (error) {
    if (error instanceof CodedError && error.code === 'path-outside')
      throw modelInvalid(model, reason('model-outside'));
    throw modelInvalid(model, reason(errnoOf(error) === 'EACCES' ? 'model-unreadable' : 'model-missing'));
  }
};

/**
 * The file that `dedup.model` of the config names: a regular file of at most 200 MB.
 * @returns its real path
 * @throws CodedError `dedup-model-invalid` {file, reason}
 */
export const findModelFile = async (workspace: string, { model }: DedupConfig): Promise<string> => {
  if (model === undefined || model.trim() === '') throw modelInvalid('-', reason('model-not-named'));
  if (model.includes('\0')) throw modelInvalid(model, reason('model-missing'));
  const path = await locate(workspace, model);
  const stats = await stat(path).catch(() => null);
  if (stats === null) throw modelInvalid(model, reason('model-missing'));
  if (!stats.isFile()) throw modelInvalid(model, reason('model-not-a-file'));
  if (stats.size > MOST_MODEL_BYTES)
    throw modelInvalid(model, reason('model-too-large', { limit: MOST_MODEL_BYTES / MIB }));
  return path;
};
