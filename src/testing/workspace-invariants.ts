import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SNAPSHOT_NAME } from '#contract/snapshot-name';

/**
 * What must hold at every instant (I1 to I3), looked at with nothing of the product's own readers: every folder with a
 * snapshot's name is whole, `latest.txt` is absent or names one, `status.json` is absent or names only what is there.
 */
export const violations = async (workspace: string): Promise<string[]> => {
  const dir = join(workspace, '.hx', 'figma2code');
  const found: string[] = [];
  const existing = new Set<string>();
  for (const framework of await list(join(dir, 'output'))) {
    const names = await list(join(dir, 'output', framework));
    for (const name of names) {
      const path = join(dir, 'output', framework, name);
      if (SNAPSHOT_NAME.test(name)) {
        existing.add(`${framework}/${name}`);
        found.push(...(await snapshotProblems(path)).map((problem) => `I1 ${framework}/${name}: ${problem}`));
      } else if (!name.startsWith('.') && name !== 'latest.txt') found.push(`I1 ${framework}/${name} is in sight`);
    }
    const latest = await textOf(join(dir, 'output', framework, 'latest.txt'));
    if (latest !== null && !existing.has(`${framework}/${latest}`))
      found.push(`I2 latest.txt of ${framework}: ${latest}`);
  }
  return [...found, ...statusProblems(await textOf(join(dir, 'status.json')), existing)];
};

const statusProblems = (text: string | null, existing: ReadonlySet<string>): string[] => {
  if (text === null) return [];
  try {
    const status = JSON.parse(text) as { latest: string | null; snapshots: { framework: string; name: string }[] };
    const gone = status.snapshots.filter(({ framework, name }) => !existing.has(`${framework}/${name}`));
    const latestGone = status.latest !== null && ![...existing].some((path) => path.endsWith(`/${status.latest}`));
    return [
      ...gone.map(({ name }) => `I3 status.json names ${name}`),
      ...(latestGone ? ['I3 latest of status.json'] : []),
    ];
  } catch {
    return ['I3 status.json does not parse'];
  }
};

interface ManifestShape {
  readonly files: Readonly<Record<string, { readonly size: number; readonly sha256: string }>>;
}

const PARTS = ['guide.md', 'design-context.json', 'semantic-ast.json', 'design-variables.json', 'image-map.json'];

const snapshotProblems = async (dir: string): Promise<string[]> => {
  try {
    const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')) as ManifestShape;
    const problems = PARTS.filter((path) => !(path in manifest.files)).map((path) => `${path} is not named`);
    for (const [path, expected] of Object.entries(manifest.files)) {
      const bytes = await readFile(join(dir, path));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (bytes.length !== expected.size || sha256 !== expected.sha256) problems.push(`${path} is torn`);
      if (path.endsWith('.json')) JSON.parse(bytes.toString('utf8'));
    }
    return [...problems, ...(await unnamedPictures(dir, manifest))];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

const unnamedPictures = async (dir: string, manifest: ManifestShape): Promise<string[]> => {
  const map = JSON.parse(await readFile(join(dir, 'image-map.json'), 'utf8')) as Record<string, { snapshot?: string }>;
  const named = Object.values(map).map((entry) => entry.snapshot);
  return named
    .filter((path) => typeof path === 'string' && !(path in manifest.files))
    .map((path) => `${path} is not there`);
};

const list = async (dir: string): Promise<string[]> => {
  const isFolder = await lstat(dir)
    .then((stats) => stats.isDirectory())
    .catch(() => false);
  return isFolder ? readdir(dir) : [];
};

const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);
