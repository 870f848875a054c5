import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { AppState, ChatItem, LogRecord } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import type { Shell } from '../../../connection/shell.ts';
import { HOSTILE } from './corpus.ts';
import { hostileChanges, hostileComparison, hostileHits, hostileUses, hostileUsesOf } from './hostile-answers.ts';
import { hostileFile, hostileGate, hostileNarrowed, hostilePlan } from './hostile-plan.ts';
import {
  hostileFiles,
  hostileLines,
  hostileOrigin,
  hostileProjectChanges,
  hostileProjectFile,
  hostileRun,
  hostileRunView,
} from './hostile-review.ts';
import { hostilePreview, hostileScore } from './hostile-score.ts';

/** A window in which every text that comes from outside is one of the corpus. */
const at = (index: number): string => HOSTILE[index % HOSTILE.length] ?? '';

const NAME = '20261120T140203.123Z';
const EARLIER = '20261119T140203.123Z';
const COUNTS = {
  pages: 2,
  screens: HOSTILE.length,
  nodes: HOSTILE.length * 4,
  texts: HOSTILE.length,
  images: HOSTILE.length,
  imageKeys: HOSTILE.length,
  imagesMissing: 1,
  variables: HOSTILE.length,
  components: 1,
  lint: HOSTILE.length,
};

/** Screens, each with layers of every kind that the inspector shows. */
const rootOf = (index: number): SemanticNode => {
  const text = at(index);
  const box = { x: 4, y: 4, width: 60, height: 20 };
  return {
    id: `s${index}`,
    name: text,
    type: text,
    figmaType: 'FRAME',
    box: { x: 0, y: 0, width: 100, height: 120 },
    layout: { direction: text, mainAxisAlign: text, gap: { value: 8, token: text } },
    fills: [{ kind: 'solid', color: text, token: text }],
    children: [
      {
        id: `t${index}`,
        name: text,
        type: 'text',
        figmaType: 'TEXT',
        box,
        text: { characters: text, style: { family: text, weight: 400, size: 12 }, align: text },
        styles: { text, fill: text },
      },
      {
        id: `i${index}`,
        name: text,
        type: text,
        figmaType: text,
        box,
        screenshot: `key ${text}`,
        instance: { componentId: text, componentName: text, properties: { [text]: { type: 'TEXT', value: text } } },
        effects: [{ kind: 'drop-shadow', x: 0, y: 1, blur: 2, color: text, token: text }],
        strokes: { paints: [{ kind: 'other', figmaType: text }], weight: 1, align: 'inside' },
      },
    ],
  };
};

const screenOf = (index: number): SemanticScreen => ({
  id: `s${index}`,
  name: at(index),
  page: at(index % 2),
  width: 100,
  height: 120,
  nodes: 3,
  picture: index % 3 === 0 ? null : at(index),
  ...(index % 3 === 0 ? { pictureReason: at(index) } : {}),
});

const INDEXES = HOSTILE.map((_, index) => index);

export const hostileView = (): SnapshotView => ({
  name: NAME,
  base: '/snapshots/x',
  head: {
    schemaVersion: 1,
    source: 'file',
    alias: at(0),
    fileKey: at(1),
    fileName: at(2),
    figmaVersion: null,
    lastModified: null,
    nodeIds: [],
    createdAt: '2026-11-20T14:02:03Z',
    framework: at(40),
    counts: COUNTS,
    variablesReason: at(3),
  },
  screens: INDEXES.map(screenOf),
  variables: INDEXES.map((index) => ({
    id: `v${index}`,
    name: at(index),
    collection: at(index % 3),
    mode: at(index % 2),
    type: 'COLOR',
    value: at(index),
  })),
  imageMap: Object.fromEntries(
    INDEXES.map((index) => [
      `key ${at(index)}`,
      index % 5 === 0 ? { snapshot: null, md5: null, reason: at(index) } : { snapshot: at(index), md5: 'x' },
    ]),
  ),
  lint: INDEXES.map((index) => ({
    rule: index % 2 === 0 ? at(index) : 'redundant-wrapper',
    severity: 'warning',
    params: { n: 1, layer: at(index) },
    nodes: [{ id: `t${index}`, name: at(index), screen: `s${index}` }],
  })),
});

const chatItems = (index: number): ChatItem[] => {
  const text = at(index);
  return [
    { kind: 'user', id: `u${index}`, at: index, text },
    { kind: 'agent', id: `a${index}`, at: index, text, streaming: index % 2 === 0 },
    { kind: 'tool', id: `c${index}`, at: index, tool: text, summary: text, state: 'done', ms: 1, detail: text },
    { kind: 'answer', id: `q${index}`, at: index, question: text, answer: text },
    { kind: 'error', id: `e${index}`, at: index, code: 'internal', text },
  ];
};

const logRecord = (index: number): LogRecord => ({
  id: index,
  at: index,
  kind: 'message',
  title: at(index),
  text: at(index),
});

const question = (index: number) => ({
  id: `question${index}`,
  title: at(index),
  detail: at(index + 1),
  options: [{ value: 'x', label: at(index + 2), hint: at(index + 3) }],
  allowOther: true,
});

export const hostileState = (): AppState => ({
  ...INITIAL_STATE,
  agent: { kind: 'busy', skill: null, since: 0, silent: false, stopping: false },
  workspace: {
    path: `/home/${at(0)}`,
    name: at(2),
    setup: {
      kind: 'ready',
      framework: 'react',
      language: at(5),
      vcs: 'git',
      dedup: { method: 'phash', threshold: 0.95, verify: true },
    },
    trust: { kind: 'trusted', digest: 'x' },
    snapshots: [NAME, EARLIER].map((name) => ({
      name,
      framework: 'react',
      alias: at(3),
      createdAt: '2026-11-20T14:02:03Z',
      counts: COUNTS,
    })),
    latest: NAME,
    vcs: { kind: 'git', base: null, branch: at(55), changes: null, notice: null, files: [] },
    runs: [hostileRun()],
    changedOutside: false,
    lastRun: null,
  },
  chat: INDEXES.flatMap(chatItems),
  questions: [question(0), question(55)],
  gate: hostileGate(),
  log: { records: INDEXES.map(logRecord), dropped: 0 },
});

/** A shell that answers with the corpus and takes everything. */
export const hostileShell = (): Shell => ({
  kind: 'browser',
  link: (_, events) => {
    queueMicrotask(() => {
      events.onOpen();
      events.onMessage({ type: 'snapshot', snapshot: { seq: 1, session: 'hostile', state: hostileState() } });
    });
    return () => {};
  },
  send: ((name: string, input: { screen?: string; path?: string; side?: string }) => {
    const screen = input.screen ?? '';
    const answers: Readonly<Record<string, () => unknown>> = {
      'snapshot.read': hostileView,
      'snapshot.screen': () => ({ screen, root: rootOf(Number(screen.slice(1))) }),
      'snapshot.search': hostileHits,
      'snapshot.uses': hostileUses,
      'snapshot.usesOf': hostileUsesOf,
      'snapshot.compare': hostileComparison,
      'snapshot.compareScreen': () => hostileChanges(screen),
      'project.changes': hostileProjectChanges,
      'project.files': hostileFiles,
      'project.file': () => hostileProjectFile(input.path ?? '', input.side ?? ''),
      'project.origin': hostileOrigin,
      'project.linesOf': hostileLines,
      'codegen.read': hostileRunView,
      'score.read': hostileScore,
      'preview.screens': () => ['s1'],
      'preview.open': hostilePreview,
      'plan.rows': hostilePlan,
      'plan.narrow': hostileNarrowed,
      'plan.file': () => hostileFile({ path: input.path ?? '', side: input.side ?? '' }),
    };
    return Promise.resolve({ ok: true, value: answers[name]?.() ?? null });
  }) as Shell['send'],
});
