import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normaliseDesign } from '#parser/figma/document/normalise';
import { openBodyReader } from '#parser/read/body-reader';
import { parseBody } from '#parser/read/design-parts';
import type { DesignSource, FetchedDesign } from '#parser/source/design-source';

/** The whole design of a source in memory, for tests that look at what was fetched. */
export const documentOf = async (source: DesignSource): Promise<FetchedDesign> => {
  const dir = await mkdtemp(join(tmpdir(), 'f2c-document-'));
  try {
    const { path, scan, origin } = await source.fetchBody(join(dir, 'design.json'));
    const reader = openBodyReader(path, scan.size, origin.label);
    try {
      const { design, renamed } = normaliseDesign(parseBody(reader, origin), origin);
      source.knowAs(renamed);
      return design;
    } finally {
      reader.close();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};
