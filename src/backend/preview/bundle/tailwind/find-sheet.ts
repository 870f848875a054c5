import { openProject } from '#workspace/detect/open-project';
import { readPackages, versionIn } from '#workspace/detect/stacks/package-json';
import { sheetKind } from './sheet-kind.ts';

const LIMITS = { entries: 5_000, depth: 8 } as const;
const MOST_SHEETS = 100;
const LONGEST_SHEET = 512 * 1024;

/** The style sheet by which a project takes Tailwind in, wherever it loads it; null for a project without Tailwind. */
export const findTailwindSheet = async (workspace: string): Promise<string | null> => {
  const project = await openProject(workspace, LIMITS);
  const packages = await readPackages(project);
  if (!packages.some((pack) => versionIn(pack, 'tailwindcss') !== null)) return null;
  for (const path of project.files.filter((one) => /\.css$/.test(one)).slice(0, MOST_SHEETS)) {
    const kind = sheetKind((await project.read(path, LONGEST_SHEET)) ?? '');
    if (kind === 'takes-in' || kind === 'old') return path;
  }
  return null;
};
