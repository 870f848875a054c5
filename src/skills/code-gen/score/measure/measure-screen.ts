import type { ScreenScore } from '#contract/code-gen/score';
import type { TokenBook } from '../../emit/tokens/token-book.ts';
import { type CodeFigures, codeFigures } from '../code/code-figures.ts';
import { readScreenCode, type ScreenCode } from '../code/screen-code.ts';
import type { TokenNames } from '../code/token-names.ts';
import type { Found } from '../differences.ts';
import { worstFirst } from '../differences.ts';
import { type ExpectedScreen, secondWidth } from '../expected/expected-screen.ts';
import { type Columns, totalOf } from '../figures.ts';
import { type PageFigures, pageFigures } from '../page/page-figures.ts';
import type { Compared } from '../picture/compare-messages.ts';
import type { Comparer } from '../picture/comparer.ts';
import type { Camera, Rendered } from './render-page.ts';
import type { CodeState } from './scored-run.ts';

/** What measuring needs of the world. */
export interface Bench {
  readonly workspace: string;
  readonly run: string;
  readonly framework: string;
  readonly book: TokenBook;
  /** Null for a stack whose code nobody here can read. */
  readonly names: TokenNames | null;
  readonly now: CodeState;
  readonly before: CodeState;
  readonly camera: Camera;
  readonly comparer: Comparer;
  /** Keeps a picture. @returns its name */
  readonly keep: (png: Uint8Array) => Promise<string>;
  /** Differences and literals that are told of a screen. */
  readonly most: number;
}

/** A screen, and the design's picture of it. */
export interface Subject {
  readonly expected: ExpectedScreen;
  /** Absolute path; null: there is none. */
  readonly picture: string | null;
  /** False for those that are too many: they are not rendered. */
  readonly renders: boolean;
}

interface Side {
  readonly columns: Columns;
  readonly page: PageFigures;
  readonly code: CodeFigures;
  readonly drawn: Compared | null;
  readonly wide: Compared | null;
}

const MANY = { why: 'many', detail: '' };
/** A browser draws no larger page. */
const LARGEST = 16_000;

const whole = (length: number): number => Math.min(LARGEST, Math.max(1, Math.round(length)));

const widthsOf = ({ width }: ExpectedScreen): readonly [number, number] => [whole(width), secondWidth(whole(width))];

const render = (bench: Bench, { expected, renders }: Subject, at: { width: number; before: string | null }) => {
  const { workspace, camera } = bench;
  const request = { workspace, screen: expected.screen.id, height: whole(expected.height), ...at };
  return renders ? camera.render(request) : Promise.resolve(MANY);
};

const compare = async (
  { comparer }: Bench,
  rendered: Rendered,
  against: { drawn: string | null; width: number; keeps: boolean },
): Promise<Compared | null> => ('why' in rendered ? null : comparer.compare({ page: rendered.picture, ...against }));

const pageOf = (rendered: Rendered) => ('why' in rendered ? rendered : rendered.page);

/** @param before the run as before which it is looked at; null: as it is now */
const measureSide = async (
  bench: Bench,
  subject: Subject,
  { code, before }: { code: ScreenCode; before: string | null },
) => {
  const { expected, picture } = subject;
  const [width, wider] = widthsOf(expected);
  const keeps = before === null;
  const first = await render(bench, subject, { width, before });
  const drawn = picture === null && !keeps ? null : await compare(bench, first, { drawn: picture, width, keeps });
  const second = 'why' in first ? first : await render(bench, subject, { width: wider, before });
  const wide = keeps ? await compare(bench, second, { drawn: null, width: wider, keeps }) : null;
  const page = pageFigures(expected, { drawn: pageOf(first), wide: pageOf(second), compared: drawn });
  const written = codeFigures(expected, code, bench);
  const columns: Columns = { ...page.columns, ...written.shown, tokens: written.tokens };
  return { columns, page, code: written, drawn, wide } satisfies Side;
};

const keepPictures = async ({ keep }: Bench, { drawn, wide }: Side): Promise<ScreenScore['pictures']> => {
  const kept = async (png: Uint8Array | null | undefined): Promise<string | null> => (png ? keep(png) : null);
  return { page: await kept(drawn?.page), wide: await kept(wide?.page), heat: await kept(drawn?.heat) };
};

/** A run that wrote nothing of a screen left it as it was. */
const isTouched = ({ now: { index }, run }: Bench, { files, shared }: ScreenCode): boolean =>
  [...files, ...shared].some(({ path }) => index.files[path]?.run === run);

const beforeOf = async (
  bench: Bench,
  subject: Subject,
  now: { code: ScreenCode; columns: Columns },
): Promise<ScreenScore['before']> => {
  if (!isTouched(bench, now.code)) return { total: totalOf(now.columns), columns: now.columns };
  const { index, read } = bench.before;
  const code = await readScreenCode(index, subject.expected.screen.id, read);
  if (code === null) return null;
  const { columns } = await measureSide(bench, subject, { code, before: bench.run });
  return { total: totalOf(columns), columns };
};

/** Measures a screen as it is and as it was before the run; null where there is no code for it. @throws CodedError `cancelled` */
export const measureScreen = async (bench: Bench, subject: Subject): Promise<ScreenScore | null> => {
  const { screen } = subject.expected;
  const code = await readScreenCode(bench.now.index, screen.id, bench.now.read);
  if (code === null) return null;
  const side = await measureSide(bench, subject, { code, before: null });
  const { page, columns } = side;
  const differences: readonly Found[] = [...page.differences, ...side.code.differences];
  return {
    screen: screen.id.slice(0, 1_000),
    name: screen.name.slice(0, 1_000),
    entry: code.entry.slice(0, 4_096),
    total: totalOf(columns),
    widths: [...page.widths],
    columns,
    boxError: page.boxError,
    overflow: [...page.overflow],
    differences: worstFirst(differences, bench.most),
    literals: side.code.literals.slice(0, bench.most),
    fonts: page.fonts,
    problems: page.problems,
    pictures: await keepPictures(bench, side),
    before: await beforeOf(bench, subject, { code, columns }),
  };
};
