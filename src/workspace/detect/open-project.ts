import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from './read-text.ts';

/** What a walk may cost: a home directory opened by mistake must not take minutes. */
export interface WalkLimits {
  readonly entries: number;
  readonly depth: number;
}
const LIMITS: WalkLimits = { entries: 20_000, depth: 10 };

/** Fetched, built or kept by tools: says nothing about how the project itself is written. */
const SKIPPED = new Set(
  `node_modules bower_components vendor Pods Carthage DerivedData build dist out target bin obj coverage
   venv __pycache__ storybook-static ephemeral`.split(/\s+/),
);

/** Folders that are one thing to their tool; named, not entered. */
const BUNDLE = /\.(?:xcodeproj|xcworkspace|xcassets|app|framework)$/;

/** A project as far as it may be looked at: names of files, and the text of those that are asked for. Nothing is run. */
export interface Project {
  readonly root: string;
  /** Relative, with `/`; shallow ones first, then by name. Links are left out. */
  readonly files: readonly string[];
  readonly bundles: readonly string[];
  /** False when a limit cut the walk. */
  readonly complete: boolean;
  read(path: string, limit?: number): Promise<string | null>;
}

interface Walk {
  readonly root: string;
  readonly limits: WalkLimits;
  readonly files: string[];
  readonly bundles: string[];
  seen: number;
  complete: boolean;
}

export const depthOf = (path: string): number => path.split('/').length - 1;

/** Lists one folder and returns the folders in it that are worth entering. */
const listFolder = async (walk: Walk, folder: string): Promise<string[]> => {
  const inner: string[] = [];
  const handle = await opendir(join(walk.root, folder), { bufferSize: 512 }).catch(() => null);
  if (handle === null) return inner;
  for await (const entry of handle) {
    walk.seen += 1;
    if (walk.seen > walk.limits.entries) {
      walk.complete = false;
      break;
    }
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) walk.files.push(path);
    else if (!entry.isDirectory()) continue;
    else if (BUNDLE.test(entry.name)) walk.bundles.push(path);
    else if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) inner.push(path);
  }
  return inner.sort();
};

const byDepthThenName = (one: string, other: string): number =>
  depthOf(one) - depthOf(other) || (one < other ? -1 : one > other ? 1 : 0);

/** Lists a project level by level, so that a limit cuts what is deepest. Unreadable folders are passed over. */
export const openProject = async (root: string, limits: WalkLimits = LIMITS): Promise<Project> => {
  const walk: Walk = { root, limits, files: [], bundles: [], seen: 0, complete: true };
  let level = [''];
  for (let depth = 0; level.length > 0 && walk.seen <= limits.entries; depth += 1) {
    if (depth > limits.depth) {
      walk.complete = false;
      break;
    }
    const next: string[] = [];
    for (const folder of level) {
      if (walk.seen > limits.entries) break;
      next.push(...(await listFolder(walk, folder)));
    }
    level = next;
  }
  return {
    root,
    files: walk.files.sort(byDepthThenName),
    bundles: walk.bundles.sort(byDepthThenName),
    complete: walk.complete,
    read: (path, limit) => readText(join(root, path), limit),
  };
};
