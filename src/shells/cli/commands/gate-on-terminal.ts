import type { GateState } from '#contract/code-gen/gate';
import type { PlanRow } from '#contract/code-gen/plan';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { CodedError } from '#contract/errors';
import { readLine } from '../ask-on-terminal.ts';
import { visible } from '../output.ts';
import type { Session } from '../session.ts';
import { plannedRows, rowLines } from './planned-rows.ts';
import { unifiedDiff } from './unified-diff.ts';

/** What somebody at a terminal does next. */
export interface Terminal {
  say(text: string): void;
  /** @throws CodedError `cancelled` when the terminal was closed, or the signal came first */
  read(prompt: string, signal: AbortSignal): Promise<string>;
}

// Words for people go where questions go: with `--json` standard output holds records alone.
const ownTerminal: Terminal = {
  say: (text) => void process.stderr.write(`${visible(text)}\n`),
  read: readLine,
};

// Whoever closes the terminal has not said yes.
const silentIsNo = (terminal: Terminal): Terminal => ({
  ...terminal,
  read: (prompt, signal) =>
    terminal.read(prompt, signal).catch(() => {
      throw new CodedError('not-approved');
    }),
});

const textOf = (file: ProjectFile): string | null =>
  file.kind === 'text' ? file.text : file.kind === 'absent' ? '' : null;

const showRow = async (session: Session, at: { gate: GateState; row: PlanRow }, terminal: Terminal): Promise<void> => {
  const { run } = at.gate;
  const { path } = at.row;
  const files = [
    await session.ask('plan.file', { run, path, side: 'before' }),
    await session.ask('plan.file', { run, path, side: 'after' }),
  ];
  const [before = null, after = null] = files.map(textOf);
  const sizes = `${path}: ${at.row.before?.size ?? 0} B → ${at.row.after?.size ?? 0} B`;
  if (before === null || after === null) {
    terminal.say(sizes);
    return;
  }
  // The first part of a long file is not the file.
  const isCut = files.some((file) => file.kind === 'text' && file.truncated);
  terminal.say(`${unifiedDiff(path, before, after)}${isCut ? `\n… ${sizes}` : ''}`);
};

interface Shown {
  readonly gate: GateState;
  readonly rows: readonly PlanRow[];
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** True when the list was answered. An empty line answers nothing: there is no default. */
const step = async (session: Session, { gate, rows, terminal, signal }: Shown): Promise<boolean> => {
  const { run, round, digest } = gate;
  const typed = (await terminal.read(session.translate('cli.gate-question'), signal)).toLowerCase();
  const row = rows[Number(typed) - 1];
  if (row !== undefined) {
    await showRow(session, { gate, row }, terminal);
    return false;
  }
  if (typed === 'a') await session.ask('plan.answer', { kind: 'approve', run, round, digest, unticked: [], by: 'cli' });
  else if (typed === 'c') await session.ask('plan.answer', { kind: 'cancel', run, round });
  else if (typed !== 'm') return false;
  else {
    const text = await terminal.read(session.translate('cli.gate-change'), signal);
    if (text === '') return false;
    await session.ask('plan.answer', { kind: 'modify', run, round, unticked: [], text });
  }
  return true;
};

/** Shows the list that waits, the changes of a file on request, and asks until it is answered. */
export const gateOnTerminal =
  (session: Session, terminal: Terminal = ownTerminal) =>
  async (gate: GateState, signal: AbortSignal): Promise<void> => {
    const rows = await plannedRows(session, gate.run);
    for (const line of rowLines(rows)) terminal.say(line);
    terminal.say(gate.digest);
    const shown = { gate, rows, terminal: silentIsNo(terminal), signal };
    for (let done = false; !done && !signal.aborted; ) done = await step(session, shown);
  };
