import type { CommandInput, CommandName, CommandOutput, CommandResult } from '#contract/commands';
import type { AppState } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';
import type { LinkEvents, Shell } from '../connection/shell.ts';
import { readableFile } from './fixtures/files.ts';
import { folderListing } from './fixtures/folders.ts';
import { designOutline } from './fixtures/outline.ts';
import { narrowedPlan, planFile, planPage } from './fixtures/plan.ts';
import { CHANGES, FILES, projectFile, projectOrigin, RUN_VIEW } from './fixtures/project.ts';
import { SANDBOX, sandboxDrawing } from './fixtures/sandbox.ts';
import { screenRoot, snapshotView } from './fixtures/snapshot-view.ts';
import type { DevState } from './states/base.ts';

type Answers = { [Name in CommandName]?: (input: CommandInput<Name>) => CommandOutput<Name> };

const ANSWERS: Answers = {
  'snapshot.read': ({ name }) => snapshotView(name),
  'snapshot.screen': ({ screen }) => ({ screen, root: screenRoot(screen) }),
  'import.outline': designOutline,
  'plan.rows': planPage,
  'plan.file': planFile,
  'plan.narrow': narrowedPlan,
  'folder.list': ({ path }) => folderListing(path),
  'preview.screens': () => ['1:3'],
  'preview.open': ({ screen }) =>
    screen === '1:3'
      ? { kind: 'page', url: '/preview.html', width: 375, height: 812 }
      : screen === '1:2'
        ? { kind: 'none', reason: 'stack', detail: 'flutter', run: 'flutter run' }
        : { kind: 'none', reason: 'no-code', detail: '', run: null },
  'project.files': () => ({ paths: FILES, links: ['latest'], rest: null, left: 0 }),
  'project.file': ({ path, side }) => projectFile(path, side),
  'project.origin': ({ path }) => projectOrigin(path),
  'project.linesOf': () => [{ path: 'src/components/Stepper/Stepper.tsx', start: 9, end: 25 }],
  'codegen.read': () => RUN_VIEW,
  'sandbox.draw': sandboxDrawing,
  'sandbox.params': ({ step }) => Object.fromEntries(SANDBOX.steps.find(({ id }) => id === step)?.params ?? []),
  'workspace.readFile': ({ path }) => ({ path, text: readableFile(path), truncated: false }),
};

/** A new round comes of *modify*; any other answer closes the gate. */
const gateAfter = (state: AppState, answer: CommandInput<'plan.answer'>): AppState['gate'] => {
  const { gate } = state;
  if (gate === null || answer.kind !== 'modify') return null;
  const { round, rows } = gate;
  return { ...gate, round: round + 1, rounds: [...gate.rounds, { round, rows, text: answer.text }] };
};

/** Commands that change a setting take effect, and answers to a list; everything else is only taken. */
const factOf = (state: AppState, name: CommandName, input: unknown): Fact | null => {
  switch (name) {
    case 'settings.update':
      return { type: 'settings', settings: { ...state.settings, ...(input as object) } };
    case 'outcome.dismiss':
      return { type: 'outcome', outcome: null };
    case 'secret.set':
      return {
        type: 'settings',
        settings: {
          ...state.settings,
          secrets: { ...state.settings.secrets, [(input as { name: 'figma' }).name]: 'memory' },
        },
      };
    case 'plan.answer':
      return { type: 'gate', gate: gateAfter(state, input as CommandInput<'plan.answer'>) };
    default:
      return null;
  }
};

/** A shell that knows one state and answers from fixtures. */
export const createScriptedShell = ({
  app: initial,
  kind = 'browser',
  changes = CHANGES,
  score = null,
}: DevState): Shell => {
  let events: LinkEvents | null = null;
  let state = initial;
  let seq = 1;
  const tell = (fact: Fact) => {
    if (fact.type === 'settings') state = { ...state, settings: fact.settings };
    if (fact.type === 'gate') state = { ...state, gate: fact.gate };
    seq += 1;
    events?.onMessage({ type: 'facts', facts: [{ seq, fact }] });
  };
  return {
    kind,
    link: (_hello, next) => {
      events = next;
      queueMicrotask(() => {
        next.onOpen();
        next.onMessage({ type: 'snapshot', snapshot: { seq, session: 'scripted', state } });
      });
      return () => {
        events = null;
      };
    },
    send: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => {
      const own: Answers = {
        'project.changes': () => ({ changes, rest: null, total: changes.length }),
        'score.read': () => score,
      };
      const answer = { ...ANSWERS, ...own }[name] as ((input: CommandInput<Name>) => CommandOutput<Name>) | undefined;
      const fact = factOf(state, name, input);
      if (fact) tell(fact);
      const result = { ok: true, value: answer ? answer(input) : null } as CommandResult<CommandOutput<Name>>;
      return Promise.resolve(result);
    },
    ...(kind === 'electron' ? { chooseFolder: () => Promise.resolve(null), pathOfFile: () => null } : {}),
  };
};
