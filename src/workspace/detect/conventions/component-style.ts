import type { Project } from '../open-project.ts';
import { SAMPLE_READ } from '../read-text.ts';
import { everyNth, extensionOf } from '../stacks/candidate.ts';
import { type ConventionReader, countOf, type Finding } from './finding.ts';

type Habit = readonly [value: string, pattern: RegExp];

/** Ways to write a component, per kind of file; the ones that are found are counted against each other. */
const HABITS: Readonly<Record<string, readonly (readonly Habit[])[]>> = {
  '.tsx': [
    [
      ['default export', /^export\s+default\b/m],
      ['named export', /^export\s+(?:const|function|class)\s+[A-Z]/m],
    ],
    [
      ['function declarations', /^(?:export\s+)?(?:default\s+)?function\s+[A-Z]/m],
      [
        'arrow functions',
        /^(?:export\s+)?const\s+[A-Z]\w*(?::[^=\n]{1,200})?\s*=\s*(?:\([^)]{0,500}\)|\w+)\s*(?::[^=\n]{1,200})?=>/m,
      ],
    ],
  ],
  '.vue': [
    [
      ['<script setup> with TypeScript', /<script\b(?=[^>]{0,200}\bsetup\b)(?=[^>]{0,200}\blang="ts")/],
      ['<script setup>', /<script\b(?=[^>]{0,200}\bsetup\b)(?![^>]{0,200}\blang="ts")/],
      ['options or setup()', /<script\b(?![^>]{0,200}\bsetup\b)/],
    ],
  ],
  '.svelte': [
    [
      ['runes ($props)', /\$props\(/],
      ['export let', /^\s*export\s+let\s/m],
    ],
  ],
  '.dart': [
    [
      ['StatelessWidget and StatefulWidget', /extends\s+State(?:less|ful)Widget\b/],
      ['ConsumerWidget (Riverpod)', /extends\s+Consumer(?:Stateful)?Widget\b/],
      ['HookWidget', /extends\s+HookWidget\b/],
    ],
  ],
  '.swift': [[['structs that conform to View', /struct\s+\w+(?:<[^>]{0,100}>)?\s*:\s*(?:\w+,\s*)*View\b/]]],
  '.kt': [
    [
      [
        '@Composable functions that take a modifier',
        /@Composable[\s\S]{0,200}?fun\s+[A-Z]\w*\([^)]{0,500}\bmodifier:\s*Modifier/,
      ],
      ['@Composable functions', /@Composable/],
    ],
  ],
};

const habitsOf = (extension: string): readonly (readonly Habit[])[] =>
  HABITS[extension === '.jsx' ? '.tsx' : extension] ?? [];

const commonest = (texts: readonly string[], habits: readonly Habit[]): { value: string; seen: number } | null => {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const value = habits.find(([, pattern]) => pattern.test(text))?.[0];
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [value, seen] = [...counts].toSorted((one, other) => other[1] - one[1])[0] ?? [];
  return value === undefined || seen === undefined ? null : { value, seen };
};

const readSample = async (project: Project, extension: string): Promise<string[]> => {
  const paths = project.files.filter(
    (path) => extensionOf(path) === extension && !/[._](?:test|spec|stories)\./.test(path),
  );
  const texts = await Promise.all(everyNth(paths, 40).map((path) => project.read(path, SAMPLE_READ)));
  return texts.filter((text) => text !== null);
};

/** How components are written and exported, read off a sample of them. */
export const readComponentStyle: ConventionReader = async (project, scope) => {
  const extension = scope.components.find((one) => project.files.some((path) => extensionOf(path) === one));
  if (extension === undefined) return [];
  const texts = await readSample(project, extension);
  return habitsOf(extension).flatMap((habits): Finding[] => {
    const most = commonest(texts, habits);
    if (most === null) return [];
    return [
      { topic: 'component-style', value: most.value, source: `${most.seen} of ${countOf(texts.length, 'file')}` },
    ];
  });
};
