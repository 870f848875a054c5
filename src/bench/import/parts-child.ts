import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateAdapter } from '#init/templates/template-adapter';
import { openBodyReader } from '#parser/read/body-reader';
import { parseAround } from '#parser/read/design-parts';
import { planPortions } from '#parser/read/plan-portions';
import type { PortionContext } from '#parser/read/portion-context';
import { SIZES } from '#parser/read/read-design';
import { readPortion } from '#parser/read/read-portion';
import { openSpoolReader, openSpoolWriter } from '#parser/read/stored/spool';
import { writeStoredFile } from '#parser/read/stored/stored-text';
import { resolveVariables } from '#parser/variables/variable-table';
import type { FoundPages } from '#workspace/outline/outline-scanner';
import { scanDesign } from '#workspace/outline/scan-design';

// Reading, parsing, converting, writing as text and storing, part by part on one thread: what the work costs without
// anything around it. Finding the parts is not counted.

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(file);
}

const contextOf = (file: string, variables: string, dir: string, found: FoundPages, size: number): PortionContext => {
  const origin = { kind: 'file', fileKey: null, label: file, fallbackName: 'bench', nodeIds: [] } as const;
  const body = openBodyReader(file, size, file);
  const { components, componentSets, styles } = parseAround(body, found, origin);
  const response: unknown = variables === '' ? null : JSON.parse(readFileSync(variables, 'utf8'));
  return {
    ...{ origin, body, outline: found, tables: { components, componentSets, styles }, marker: 'marker-of-the-bench:' },
    ...{ variables: resolveVariables(response, null), adapter: templateAdapter('html'), choice: [], framework: 'html' },
    spool: openSpoolWriter(join(dir, 'spool'), 0),
    pagesFolder: join(dir, 'pages'),
    runBytes: SIZES.runBytes,
    signal: new AbortController().signal,
  };
};

const [file = '', variables = '', dir = ''] = process.argv.slice(2);
const { found, size } = await scanDesign(bytesOf(file));
if (found === null) throw new Error('not a file response');
for (const folder of ['pages', 'screens']) mkdirSync(join(dir, folder), { recursive: true });
const before = process.cpuUsage();
const start = performance.now();
const context = contextOf(file, variables, dir, found, size);
const spools = openSpoolReader(join(dir, 'spool'));
let screens = 0;
for (const portion of planPortions(found, [], SIZES.portionBytes)) {
  const results = await readPortion(portion, context);
  for (const { stored } of results.flatMap(({ screens }) => screens)) {
    screens += 1;
    const parts = [{ ...stored, patches: [] }];
    writeStoredFile({ path: join(dir, 'screens', `${screens}.json`), head: '{"root":', parts, tail: '}' }, spools);
  }
}
const seconds = (performance.now() - start) / 1_000;
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ seconds, cpu: (user + system) / 1e6, screens })}\n`);
