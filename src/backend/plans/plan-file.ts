import type { PlanSide } from '#contract/code-gen/gate';
import type { PlanRow } from '#contract/code-gen/plan';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { decodeText } from '../project/decode-text.ts';
import { hexOf, MOST_TEXT_BYTES } from '../project/look-at-file.ts';
import { MOST_PICTURE_BYTES, pictureType } from '../project/picture-type.ts';

export const RUN_ASSETS = 'runs/';

/** Hash of one side of a row: what is there, what will be, what was generated last, what would be generated now. */
export const sideOf = (row: PlanRow, side: PlanSide): string | null => {
  switch (side) {
    case 'before':
      return row.before?.sha256 ?? null;
    case 'after':
      return row.after?.sha256 ?? null;
    case 'base':
      return row.handEdit?.base ?? null;
    case 'fresh':
      return row.handEdit?.fresh ?? null;
  }
};

/** The address of a picture among the contents of a run: by its hash, so that it never changes. */
const assetUrl = (run: string, sha256: string, path: string): string =>
  `/${RUN_ASSETS}${run}/${sha256}.${path.slice(path.lastIndexOf('.') + 1).toLowerCase()}`;

/** The way back from an address; null for anything that is none. */
export const readRunAsset = (
  asset: string,
): { readonly run: string; readonly sha256: string; readonly ending: string } | null => {
  const [, run, sha256, ending] = /^runs\/([\w.]+)\/([0-9a-f]{64})\.([a-z0-9]{1,8})$/.exec(asset) ?? [];
  return run === undefined || sha256 === undefined || ending === undefined ? null : { run, sha256, ending };
};

interface Content {
  readonly run: string;
  readonly sha256: string;
  readonly path: string;
  readonly bytes: Buffer;
}

/** Text, picture or neither, by name and first bytes. */
export const lookAtContent = ({ run, sha256, path, bytes }: Content): ProjectFile => {
  const size = bytes.length;
  const truncated = size > MOST_TEXT_BYTES;
  const text = decodeText(bytes.subarray(0, MOST_TEXT_BYTES), truncated);
  if (pictureType(path, bytes) !== null && size <= MOST_PICTURE_BYTES) {
    const source = text === null ? {} : { source: { text: text.text, truncated } };
    return { kind: 'image', url: assetUrl(run, sha256, path), size, ...source };
  }
  return text === null ? { kind: 'binary', size, head: hexOf(bytes) } : { kind: 'text', ...text, size, truncated };
};
