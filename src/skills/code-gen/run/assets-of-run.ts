import { join } from 'node:path';
import type { ToolContext } from '#contract/tool';
import { readCodeMap } from '#workspace/code-runs/code-map-file';
import type { DecidedAssets } from '../assets/asset-place.ts';
import { decideAssets } from '../assets/decide-assets.ts';
import { snapshotPictures } from '../assets/snapshot-pictures.ts';
import type { CodeGenRun } from './code-gen-run.ts';
import { factsOfRun } from './facts-of-run.ts';
import { readGuides } from './read-guides.ts';

/** Where the pictures of the design are in the project, or will be. Writes nothing. @throws CodedError of the snapshot, `cancelled` */
export const assetsOfRun = async (run: CodeGenRun, { signal }: ToolContext): Promise<DecidedAssets> => {
  const { workspace, config, snapshot, request } = run;
  const [snapshotGuide, guide] = await readGuides(run, join(snapshot.dir, 'guide.md'));
  const screens = request.screens === null ? {} : { screens: new Set(request.screens) };
  return decideAssets({
    workspace,
    snapshotFolder: snapshot.dir,
    imageMap: await snapshot.images(),
    framework: config.framework,
    project: await factsOfRun(run),
    guide: `${snapshotGuide?.text ?? ''}\n${guide?.text ?? ''}`,
    // Of all screens: what they share is made of all, and a picture has one name whatever is asked for.
    used: await snapshotPictures(snapshot, null, signal),
    codeMap: await readCodeMap(workspace),
    ...screens,
    signal,
  });
};
