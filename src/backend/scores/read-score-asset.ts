import { readScorePicture } from '#workspace/code-runs/score-reader';
import type { Asset } from '../backend.ts';
import { pictureType } from '../project/picture-type.ts';

export const SCORE_ASSETS = 'score/';

/** `score/<run>/<name>.png` of the open workspace, or null. */
export const readScoreAsset = async (workspace: string, path: string): Promise<Asset | null> => {
  const [, run, name] = /^score\/([\w.]+)\/([0-9a-f]+\.png)$/.exec(path) ?? [];
  const body = run === undefined || name === undefined ? null : await readScorePicture(workspace, run, name);
  const type = body && pictureType('.png', body);
  return body === null || type === null ? null : { type, body };
};
