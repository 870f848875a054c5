import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_DEDUP } from '#contract/config';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { clusterSet, groupsOf } from './cluster-set.ts';
import { dctPairs } from './dct-hash.ts';
import { type DecodeCost, measureDecodeCost } from './decode-cost.ts';
import { folderIcons, lucideIcons } from './draw-icons.ts';
import { atLeast, atMost, type Figure, figureLine } from './figure.ts';
import { makeSet, type SetPlan } from './made-set.ts';
import { measureMany } from './many-pictures.ts';
import { measureNearHashes } from './near-hashes.ts';
import { type LabelledPair, type PairSet, readPairSet } from './pair-set.ts';
import { mergedIn, type PairScore, scorePairs } from './score-pairs.ts';
import { makeScreens } from './screen-states.ts';

export interface DedupBenchOptions {
  readonly json: boolean;
  /** Folder with `pairs.csv`; default: the one of the corpus. */
  readonly pairs: string | null;
  /** Folder of SVG icons for one more robustness run. */
  readonly icons: string | null;
}

const three = ({ precision, recall, f1 }: PairScore): string =>
  `${precision.toFixed(4)} / ${recall.toFixed(4)} / ${f1.toFixed(4)}`;

interface Report {
  readonly figures: Figure[];
  readonly facts: Record<string, unknown>;
  say(line: string): void;
  /** Keeps figures and says them at once: a run takes minutes. */
  add(...figures: readonly Figure[]): void;
}

const sayErrors = (report: Report, { errors }: PairScore): void => {
  for (const { kind, label, wrong, of, examples } of errors)
    report.say(
      `      ${label === 'duplicate' ? 'missed' : 'merged'} ${kind}: ${wrong} of ${of}, e.g. ${examples.join('; ')}`,
    );
};

const isScreen = ({ a, b, label }: LabelledPair): boolean =>
  label === 'distinct' && [a, b].every((id) => /(?:^|\/)ui\//.test(id));

interface Peers {
  readonly hash: PairScore;
  readonly bytes: PairScore;
  readonly dct: PairScore;
}

const scorePeers = async ({ files, pairs }: PairSet): Promise<Peers> => {
  const byHash = groupsOf(await clusterSet(files, { ...DEFAULT_DEDUP, verify: false }));
  const byBytes = groupsOf(await clusterSet(files, { ...DEFAULT_DEDUP, method: 'file_hash' }));
  const isNear = await dctPairs(files);
  return {
    hash: scorePairs(pairs, mergedIn(byHash)),
    bytes: scorePairs(pairs, mergedIn(byBytes)),
    dct: scorePairs(pairs, ({ a, b }) => isNear(a, b)),
  };
};

const labelledPairs = async (set: PairSet, report: Report): Promise<PairScore> => {
  const start = performance.now();
  const found = await clusterSet(set.files, DEFAULT_DEDUP);
  const seconds = (performance.now() - start) / 1_000;
  const isMerged = mergedIn(groupsOf(found));
  const score = scorePairs(set.pairs, isMerged);
  const peers = await scorePeers(set);
  const { duplicate, distinct, ambiguous } = score.counted;
  report.say(
    `${set.dir}: ${set.files.length} pictures, ${duplicate} duplicate, ${distinct} distinct, ${ambiguous} ambiguous pairs, ${seconds.toFixed(1)} s`,
  );
  if (set.missing.length > 0)
    report.say(`      ${set.missing.length} files are not there: ${set.missing.slice(0, 5).join(', ')}`);
  for (const { id, reason } of found.broken.slice(0, 10)) report.say(`      not usable: ${id} (${reason})`);
  sayErrors(report, score);
  report.say('      precision / recall / F1 of others on the same pairs:');
  report.say(`      64-bit DCT hash on white, ≤ 6 bits   ${three(peers.dct)}`);
  report.say(`      blockhash, ≤ 6 bits (verify: false)  ${three(peers.hash)}`);
  report.say(`      equal bytes (file_hash)              ${three(peers.bytes)}`);
  report.add(
    atLeast('precision on the labelled pairs', score.precision, 0.995, `DCT hash ${peers.dct.precision.toFixed(4)}`),
    atLeast('recall', score.recall, 0.95, `DCT hash ${peers.dct.recall.toFixed(4)}`),
    atLeast('F1', score.f1, 0.97, `DCT hash ${peers.dct.f1.toFixed(4)}`),
  );
  const screens = set.pairs.filter(isScreen);
  if (screens.length > 0)
    report.add(
      atMost('distinct pairs of the ui part merged', screens.filter(isMerged).length, 0, `of ${screens.length} pairs`),
    );
  Object.assign(report.facts, { peers, missing: set.missing, broken: found.broken, seconds });
  return score;
};

const SCREENS = 48;

const screenStates = async (dir: string, report: Report): Promise<void> => {
  const { files, pairs } = await makeScreens(dir, SCREENS);
  const isMerged = mergedIn(groupsOf(await clusterSet(files, DEFAULT_DEDUP)));
  const isNear = await dctPairs(files);
  const states = pairs.filter(({ label }) => label === 'distinct');
  const near = states.filter(({ a, b }) => isNear(a, b)).length;
  report.add(
    atMost(
      'screens in different states merged',
      states.filter(isMerged).length,
      0,
      `of ${states.length}; DCT hash merges ${Math.round((100 * near) / states.length)} %`,
    ),
    atLeast('the same screens as JPEG found', scorePairs(pairs, isMerged).recall, 0.95, 'own bar'),
  );
};

const PLANS: readonly SetPlan[] = [
  { px: 24, colour: '#1f2937', other: '#dc2626', icons: 60, seed: 1 },
  { px: 32, colour: '#0ea5e9', other: '#1f2937', icons: 60, seed: 2 },
  { px: 48, colour: '#ffffff', other: '#9ca3af', icons: 60, seed: 3 },
  { px: 96, colour: '#16a34a', other: '#2563eb', icons: 60, seed: 4 },
];
const MOST_ICONS = 400;

const robustness = async (dir: string, icons: string | null, report: Report): Promise<void> => {
  const sets = [await lucideIcons(3), ...(icons === null ? [] : [folderIcons(icons, MOST_ICONS)])];
  const scores: Record<string, unknown>[] = [];
  for (const set of sets) {
    for (const plan of PLANS) {
      const { files, pairs } = await makeSet(join(dir, `${scores.length}`), set, plan);
      const score = scorePairs(pairs, mergedIn(groupsOf(await clusterSet(files, DEFAULT_DEDUP))));
      const name = `${set.name} at ${plan.px} px in ${plan.colour}`;
      report.add(
        atLeast(`precision, ${name}`, score.precision, 0.995, `${pairs.length} pairs`),
        atLeast(`recall, ${name}`, score.recall, 0.95, ''),
      );
      scores.push({ set: set.name, px: plan.px, colour: plan.colour, ...score });
      sayErrors(report, score);
    }
  }
  report.facts['robustness'] = scores;
};

const speed = async (dir: string, report: Report): Promise<void> => {
  const near = measureNearHashes();
  report.say(
    `${near.pairs} pairs ≤ 6 bits among ${near.hashes} hashes: ${near.seconds.toFixed(3)} s; reference ${near.referenceSeconds.toFixed(3)} s; pairwise ${near.pairwiseSeconds.toFixed(1)} s (from ${near.pairwiseSubset})${near.agree ? '' : '; THE PAIRS DIFFER'}`,
  );
  report.add(
    atMost('near hashes: time by that of multi-index hashing', near.seconds / near.referenceSeconds, 1.5, 'best of 3'),
    atLeast('near hashes: all ways find the same pairs', near.agree ? 1 : 0, 1, ''),
  );
  const costs = await measureDecodeCost(dir, await lucideIcons(20));
  for (const { px, own, decode, sharp } of costs)
    report.say(
      `icons of ${px} px: ${own.toFixed(2)} ms CPU (decoding ${decode.toFixed(2)}), sharp ${sharp.toFixed(2)} ms: ${(own / sharp).toFixed(3)}`,
    );
  const total = (pick: (cost: DecodeCost) => number): number => costs.reduce((sum, cost) => sum + pick(cost), 0);
  const ratio = total(({ own }) => own) / total(({ sharp }) => sharp);
  report.add(
    atMost(
      "decode and hash of icons of 48 to 256 px by sharp's",
      ratio,
      0.25,
      'CPU, everything that dedup keeps of a picture',
    ),
  );
  Object.assign(report.facts, { near, costs });
};

const many = async (dir: string, report: Report): Promise<void> => {
  const loads = await measureMany(dir);
  for (const { what, pictures, groups, seconds, lag, growthMb } of loads)
    report.add(
      atMost(
        `seconds for ${pictures} pictures: ${what}`,
        seconds,
        30,
        `${groups} groups, ${growthMb.toFixed(0)} MB more, longest pause ${lag.toFixed(0)} ms`,
      ),
    );
  Object.assign(report.facts, { loads });
};

/** Every figure of the goals for dedup, and the same over sets that are made here. @returns whether every goal is met */
export const dedupBench = async ({ json, pairs, icons }: DedupBenchOptions): Promise<boolean> => {
  const say = (line: string): void => void (json ? undefined : process.stdout.write(`${line}\n`));
  const figures: Figure[] = [];
  const add = (...found: readonly Figure[]): void => {
    figures.push(...found);
    for (const figure of found) say(figureLine(figure));
  };
  const report: Report = { figures, facts: {}, say, add };
  const corpus = corpusDir();
  const dir = pairs ?? (corpus === null ? null : join(corpus, 'dedup'));
  const ground = mkdtempSync(join(tmpdir(), 'figma2code-bench-dedup-'));
  try {
    const score = dir === null ? null : await labelledPairs(readPairSet(dir), report);
    if (dir === null) report.say(NO_CORPUS);
    await screenStates(join(ground, 'screens'), report);
    await robustness(join(ground, 'sets'), icons, report);
    await many(join(ground, 'many'), report);
    await speed(join(ground, 'icons'), report);
    const { facts } = report;
    const ok = figures.every(({ pass }) => pass);
    if (json) process.stdout.write(`${JSON.stringify({ bench: 'dedup', ok, dir, ...score, figures, ...facts })}\n`);
    return ok;
  } finally {
    rmSync(ground, { recursive: true, force: true });
  }
};
