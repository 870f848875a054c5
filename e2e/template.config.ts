import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTemplate, TEMPLATE } from './harness/product.ts';

/** Before all tests: one project that is set up and has a snapshot, for all of them to copy. */
const prepare = async (): Promise<() => Promise<void>> => {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'f2c-e2e-template-')));
  process.env[TEMPLATE] = await makeTemplate(dir);
  return () => rm(dir, { recursive: true, force: true, maxRetries: 5 });
};

export default prepare;
