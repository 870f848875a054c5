import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { LabelledPair, PairSet } from './pair-set.ts';
import { seeded } from './seeded.ts';

interface Look {
  readonly accent: string;
  readonly rows: readonly number[];
  readonly dark: boolean;
}

interface State {
  readonly toggle: boolean;
  readonly tab: number;
  readonly badge: boolean;
}

const WIDTH = 375;
const HEIGHT = 667;
const PLAIN: State = { toggle: false, tab: 0, badge: false };
const STATES: Readonly<Record<string, State>> = {
  toggle: { ...PLAIN, toggle: true },
  tab: { ...PLAIN, tab: 1 },
  badge: { ...PLAIN, badge: true },
};
const ACCENTS = ['#4f46e5', '#0ea5e9', '#16a34a', '#ea580c', '#db2777', '#0f766e'] as const;

const rect = (box: readonly [number, number, number, number], fill: string, radius = 0): string =>
  `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" rx="${radius}" fill="${fill}"/>`;

/** A settings screen: head, rows with bars for words, one switch, a tab bar with three tabs. */
const screenSvg = ({ accent, rows, dark }: Look, { toggle, tab, badge }: State): string => {
  const [ground, card, words] = dark ? ['#111827', '#1f2937', '#9ca3af'] : ['#f3f4f6', '#ffffff', '#6b7280'];
  const list = rows.map(
    (width, at) => rect([16, 120 + at * 72, 343, 60], card, 10) + rect([32, 144 + at * 72, width, 12], words, 6),
  );
  const knob = `<circle cx="${toggle ? 331 : 313}" cy="150" r="8" fill="#fff"/>`;
  const tabs = [0, 1, 2].map((at) => rect([40 + at * 110, 622, 70, 10], at === tab ? accent : words, 5));
  const dot = badge ? '<circle cx="345" cy="48" r="6" fill="#dc2626"/>' : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${rect([0, 0, WIDTH, HEIGHT], ground)}${rect([16, 44, 160, 22], words, 6)}${rect([320, 40, 28, 28], card, 14)}${list.join('')}${rect([304, 141, 36, 18], toggle ? accent : '#9ca3af', 9)}${knob}${rect([0, 605, WIDTH, 62], card)}${tabs.join('')}${dot}</svg>`;
};

const png = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).png().toBuffer();

/** Drawn screens, each in four states that somebody who merged them would lose, and once more as a larger export. */
export const makeScreens = async (dir: string, count: number): Promise<PairSet> => {
  mkdirSync(dir, { recursive: true });
  const random = seeded(42);
  const pairs: LabelledPair[] = [];
  const files: { id: string; path: string }[] = [];
  const put = (id: string, bytes: Buffer): string => {
    const path = join(dir, id);
    writeFileSync(path, bytes);
    files.push({ id, path });
    return id;
  };
  for (let at = 0; at < count; at += 1) {
    const rows = Array.from({ length: 3 + (random() % 4) }, () => 80 + (random() % 160));
    const look = { accent: ACCENTS[at % ACCENTS.length] as string, rows, dark: at % 3 === 2 };
    const plain = await png(screenSvg(look, PLAIN));
    const a = put(`screen-${at}.png`, plain);
    for (const [kind, state] of Object.entries(STATES))
      pairs.push({ a, b: put(`screen-${at}-${kind}.png`, await png(screenSvg(look, state))), label: 'distinct', kind });
    const again = await sharp(await sharp(plain).jpeg({ quality: 90 }).toBuffer())
      .png()
      .toBuffer();
    pairs.push({ a, b: put(`screen-${at}-jpeg.png`, again), label: 'duplicate', kind: 'jpeg' });
  }
  return { dir, pairs, files, missing: [] };
};
