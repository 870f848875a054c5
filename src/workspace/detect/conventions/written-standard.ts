import { nameOf } from '../stacks/candidate.ts';
import type { ConventionReader } from './finding.ts';

const NAMES =
  /^(?:contributing|coding[-_ ]?(?:standards?|style|guidelines?)|style[-_ ]?guide|code[-_ ]?style|conventions|agents|claude)\.(?:md|mdx|txt|adoc|rst)$/i;

/** Texts in which the team itself says how it writes: named, so that the reader can make one of them the standard. */
export const readWrittenStandard: ConventionReader = (project) =>
  Promise.resolve(
    project.files
      .filter((path) => NAMES.test(nameOf(path)))
      .slice(0, 5)
      .map((path) => ({ topic: 'written-standard', value: path, source: 'by its name' })),
  );
