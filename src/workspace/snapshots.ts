import { dirname, join } from 'node:path';
import { z } from 'zod';
import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { CodedError } from '#contract/errors';
import {
  type DesignVariable,
  designVariables,
  type ImageMap,
  imageMap,
  type SnapshotHead,
  type StatusSnapshot,
} from '#contract/snapshot';
import { readBounded } from './files/bounded-read.ts';
import { visibleText } from './files/visible-text.ts';
import { fsFailure } from './fs-failure.ts';
import { resolveInside } from './safe-path.ts';
import { isRealFolder, realFrameworkDir } from './snapshot/framework-folders.ts';
import { readHead } from './snapshot/head.ts';
import { inspectSnapshot, wholeSnapshots } from './snapshot/inspect.ts';
import { readLatestName } from './snapshot/latest.ts';
import { isSnapshotPath, readManifest } from './snapshot/manifest.ts';
import { isSnapshotName } from './snapshot/snapshot-name.ts';

const MAX_JSON_BYTES = 256 * 1024 * 1024;

const missing = (name: string): CodedError => new CodedError('snapshot-missing', { name: visibleText(name, 80) });
const unreadable = (file: string, reason: string): CodedError =>
  new CodedError('design-unreadable', { file: visibleText(file), reason });

/**
 * The whole snapshots of a framework, newest first. What is torn, foreign or hidden is left out.
 * @throws CodedError `framework-unknown`, `path-outside`, or the failure of the system
 */
export const listSnapshots = async (workspace: string, framework: string): Promise<StatusSnapshot[]> => {
  const dir = await realFrameworkDir(workspace, framework);
  const whole = await wholeSnapshots(dir).catch((error: unknown) => {
    throw fsFailure(error, dir);
  });
  return whole.map(({ name, head }) => ({
    name,
    framework,
    alias: head.alias,
    createdAt: head.createdAt,
    counts: head.counts,
  }));
};

/** The snapshot that `latest.txt` names when that is a whole one, else the newest whole one, else null. */
export const latestSnapshot = async (workspace: string, framework: string): Promise<string | null> => {
  const dir = await realFrameworkDir(workspace, framework);
  try {
    const named = await readLatestName(dir);
    if (named !== null && (await inspectSnapshot(dir, named)).whole) return named;
    return (await wholeSnapshots(dir))[0]?.name ?? null;
  } catch (error) {
    throw fsFailure(error, dir);
  }
};
