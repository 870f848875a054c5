import { join } from 'node:path';
import { SCHEMA_VERSION } from '#contract/config';
import { CodedError } from '#contract/errors';
import { type ImageDecision, type ImageVerdict, imageDecisions, MOST_IMAGE_DECISIONS } from '#contract/image-decisions';
import { pairKey } from '#contract/pair-key';
import { reason } from '#contract/reason';
import { writeFileAtomic } from './atomic-file.ts';
import { readBounded } from './files/bounded-read.ts';
import { codedRead } from './fs-failure.ts';
import { PRODUCT_DIR } from './paths.ts';
import { resolveInside } from './safe-path.ts';

const DECISIONS_FILE = 'image-decisions.json';
const SHOWN = `${PRODUCT_DIR}/${DECISIONS_FILE}`;
/** 5,000 decisions take less than 1 MB. */
const MOST_BYTES = 4 * 1024 * 1024;

const invalid = (why: string): CodedError =>
  new CodedError('image-decisions-invalid', { file: SHOWN, reason: reason(why) });

const parse = (bytes: Uint8Array): readonly ImageDecision[] => {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalid('decisions-json');
  }
  const version = typeof value === 'object' && value !== null && 'schemaVersion' in value ? value.schemaVersion : null;
  if (version !== SCHEMA_VERSION) throw invalid('decisions-version');
  const read = imageDecisions.safeParse(value);
  if (!read.success) throw invalid('decisions-shape');
  return read.data.decisions;
};

const pathIn = (workspace: string): Promise<string> => resolveInside(workspace, join(PRODUCT_DIR, DECISIONS_FILE));

/** What was decided so far, oldest first; nothing where there is no file. @throws CodedError `image-decisions-invalid` {file, reason}, `path-outside` */
export const readImageDecisions = async (workspace: string): Promise<readonly ImageDecision[]> => {
  const path = await pathIn(workspace);
  const read = await codedRead(path, () => readBounded(path, MOST_BYTES));
  switch (read.kind) {
    case 'missing':
      return [];
    case 'not-a-file':
      throw invalid('not-a-file');
    case 'too-large':
      throw invalid('decisions-too-large');
    case 'ok':
      return parse(read.bytes);
  }
};

/**
 * Keeps a decision as the newest, in the place of an older one about the same two pictures. The caller holds the run lock.
 * @returns how many are kept
 * @throws CodedError `image-decisions-full` {n}, `image-decisions-invalid`, and those of the disk
 */
export const keepImageDecision = async (workspace: string, { decision, a, b }: ImageVerdict): Promise<number> => {
  const before = await readImageDecisions(workspace);
  const others = before.filter((known) => pairKey(known.a, known.b) !== pairKey(a, b));
  const [first, second] = a < b ? [a, b] : [b, a];
  const decisions = decision === 'forget' ? others : [...others, { decision, a: first, b: second }];
  if (decisions.length > MOST_IMAGE_DECISIONS)
    throw new CodedError('image-decisions-full', { n: MOST_IMAGE_DECISIONS });
  const text = `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, decisions }, null, 2)}\n`;
  await writeFileAtomic(await pathIn(workspace), text, { point: 'image-decisions' });
  return decisions.length;
};
