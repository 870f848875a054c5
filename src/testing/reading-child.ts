import { readFile } from 'node:fs/promises';
import { CodedError } from '#contract/errors';
import { readingPlace, toldReading } from './design-reading.ts';

/** What a reading in a process of its own came to: one line of JSON on stdout. */
export interface ChildReading {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly screens: number;
}

/** Reads the design of a file in portions on threads, for tests that limit the process. */
const main = async (file: string): Promise<void> => {
  const place = await readingPlace();
  const end = (told: ChildReading): void => void process.stdout.write(`${JSON.stringify(told)}\n`);
  try {
    const sizes = { inlineBytes: 0, portionBytes: 1024 * 1024, runBytes: 128 * 1024, restBytes: 2 ** 30 };
    const { screens } = await toldReading(await place.input(await readFile(file), { sizes }));
    end({ code: 'read', params: {}, screens: screens.length });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    end({ code: error.code, params: error.params, screens: 0 });
  } finally {
    await place.remove();
  }
};

if (import.meta.main) await main(process.argv[2] ?? '');
