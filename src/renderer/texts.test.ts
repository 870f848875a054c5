import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CANVAS_TOOLS } from '#contract/canvas/canvas-tools';
import { ROW_KINDS } from '#contract/code-gen/plan';
import { SCORE_COLUMNS } from '#contract/code-gen/score-columns';
import { FIGMA_URL_REASONS } from '#contract/design/figma-url';
import { LIFECYCLE_EVENTS } from '#contract/events';
import { FIGMA_PLANS, FIGMA_SEATS } from '#contract/figma-budget/limits';
import { createI18n } from '#contract/i18n';
import { KEY_NAMES } from './keys/key-table.ts';
import { PREVIEW_MODES } from './store/preview/look-store.ts';
import { SHORTCUT_GROUPS } from './views/shortcuts/shortcut-groups.ts';

const i18n = createI18n('en');
const has = (key: string): boolean => i18n.exists(key) || i18n.exists(key, { count: 2 });

const sources = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname })
  .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('dev/'))
  .map((file) => ({ file, text: readFileSync(`${import.meta.dirname}/${file}`, 'utf8') }));

/** Whole keys in the sources; keys that are put together are covered one by one below. */
const literalKeys = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/['"`](ui\.[\w.-]+)['"`]/g)].map(([, key = '']) => ({ file, key })),
);

const FILTERS = ['changed', 'run', 'all'];
const LOG = ['planned', 'approved-window', 'approved-cli', 'modified', 'cancelled', 'refused', 'failed', 'hook'];
const LOG_ENDS = ['hook-failed', 'done', 'undone', 'undo-kept'];
const MARKS = ['untracked', 'staged', 'conflict', 'type', 'submodule', 'renamed', 'copied', 'unresolved'];

/** Of the Changes tab, those that are put together. */
const REVIEW_KEYS = [
  ...FILTERS.flatMap((filter) => [`filter.${filter}`, `tree.${filter}`, `none.${filter}`, `none.${filter}-text`]),
  ...['added', 'modified', 'deleted'].flatMap((kind) => [kind, `not-this-run.${kind}`]),
  ...[...MARKS, 'renamed-from', 'copied-from'].map((mark) => `mark.${mark}`),
  ...['by-run', 'by-you', 'absent-before', 'absent-after', 'run.by-window', 'run.by-cli'],
  ...['split', 'inline', 'file'].map((mode) => `mode.${mode}`),
  ...['untrusted', 'busy', 'no-agent'].map((why) => `hindrance.${why}`),
  ...['undone', 'nothing', 'busy', 'untrusted'].map((why) => `undo.${why}`),
  ...['choose', 'no-vcs', 'no-run', 'clean'].flatMap((why) => [`empty.${why}`, `empty.${why}-text`]),
  ...[...LOG, ...LOG_ENDS, ...ROW_KINDS.map((kind) => `wrote-${kind}`)].map((line) => `log.${line}`),
];

/** Steps of the sandbox: what writes, and all that it can be given. */
const WRITES = Object.entries(CANVAS_TOOLS).filter(([, { effect }]) => effect === 'write');
const SANDBOX_KEYS = [
  ...WRITES.map(([name]) => `tool.${name}`),
  ...WRITES.flatMap(([, { params }]) => Object.keys(params.shape).map((name) => `param.${name}`)),
  ...['open', 'approved', 'failed', 'undone', 'skipped'].map((state) => `state.${state}`),
  ...['before', 'after'].map((side) => `side.${side}`),
];

describe('texts of the window', () => {
  it('[IL01] every key in the sources is in the English catalog', () => {
    expect(literalKeys.length).toBeGreaterThan(150);
    expect(literalKeys.filter(({ key }) => !has(key)).map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  it('[IL01] keys that are put together exist for each value', () => {
    const keys = [
      ...LIFECYCLE_EVENTS.map((event) => `events.${event}`),
      ...FIGMA_URL_REASONS,
      ...KEY_NAMES.map((name) => `ui.shortcuts.${name}`),
      ...SHORTCUT_GROUPS.flatMap(({ id, others }) => [
        `ui.shortcuts.group.${id}`,
        ...others.map(({ label }) => `ui.shortcuts.${label}`),
      ]),
      ...['init', 'parser', 'codegen', 'chat'].flatMap((what) => [`ui.run.what.${what}`, `ui.run.done.${what}`]),
      ...['done', 'failed', 'stopped', 'set-up'].map((kind) => `ui.run.idle-${kind}`),
      ...['question', 'silent', 'stopping'].map((wait) => `ui.run.wait.${wait}`),
      ...['done', 'current', 'pending', 'failed'].map((state) => `ui.steps.${state}`),
      ...['figma', 'model'].flatMap((name) => [
        `ui.secret.${name}`,
        `ui.secret.why.${name}-keyring`,
        `ui.secret.why.${name}-memory`,
      ]),
      ...['none', 'memory', 'keyring', 'environment'].map((place) => `ui.secret.place.${place}`),
      ...['file', 'nodes', 'renders', 'variables', 'fills'].flatMap((call) => [
        `ui.import.calls.what.${call}`,
        `ui.import.calls.note.${call}`,
      ]),
      ...['call', 'planned', 'left', 'about', 'lead', 'lead-least', 'lead-refused'].map(
        (name) => `ui.import.calls.${name}`,
      ),
      ...['refused', 'refused-near', 'refused-short'].map((name) => `ui.import.calls.${name}`),
      ...FIGMA_PLANS.map((plan) => `ui.figma.plan.${plan}`),
      ...FIGMA_SEATS.map((seat) => `ui.figma.seat.${seat}`),
      ...['rate.minute', 'rate.month', 'left', 'left-least'].map((name) => `ui.figma.${name}`),
      ...SANDBOX_KEYS.map((key) => `ui.sandbox.${key}`),
      ...['on', 'starting', 'failed'].map((kind) => `ui.bridge.status.${kind}`),
      ...REVIEW_KEYS.map((key) => `ui.changes.${key}`),
      ...PREVIEW_MODES.map((mode) => `ui.preview.mode.${mode}`),
      ...SCORE_COLUMNS.flatMap((column) => [`ui.score.column.${column}`, `ui.score.explain.${column}`]),
      ...['untrusted', 'busy', 'no-agent'].map((why) => `ui.score.hindrance.${why}`),
      ...['minor', 'moderate', 'serious', 'critical'].map((impact) => `ui.score.impact.${impact}`),
      ...['file', 'frames'].flatMap((what) => [`ui.import.reads.${what}-main`, `ui.import.reads.${what}-branch`]),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });

  it('says nothing with an exclamation mark, "please", "oops" or "successfully"', () => {
    const catalog = JSON.stringify(JSON.parse(readFileSync(`${import.meta.dirname}/../../locales/en.json`, 'utf8')).ui);
    expect(catalog).not.toMatch(/!|please|oops|successfully/i);
  });
});
