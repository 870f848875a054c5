import type { SandboxState, SandboxStep } from '#contract/canvas/sandbox';
import type { GateState } from '#contract/code-gen/gate';
import type { FailureText } from '#contract/errors';
import type { ProgressAction, StepDetail } from '#contract/progress';
import type { AgentState, ChatItem, OpenQuestion, WorkspaceState } from '#contract/state/app-state';
import type { Fact } from '#contract/state/facts';

type Mask = (text: string) => string;

const maskFailure = (failure: FailureText, mask: Mask): FailureText => ({ ...failure, message: mask(failure.message) });

const maskChat = (item: ChatItem, mask: Mask): ChatItem => {
  switch (item.kind) {
    case 'user':
    case 'agent':
    case 'error':
      return { ...item, text: mask(item.text) };
    case 'tool':
      return {
        ...item,
        tool: mask(item.tool),
        summary: mask(item.summary),
        detail: item.detail === null ? null : mask(item.detail),
      };
    case 'answer':
      return { ...item, question: mask(item.question), answer: mask(item.answer) };
  }
};

// The values stay: an answer is compared with them.
const maskQuestion = (question: OpenQuestion, mask: Mask): OpenQuestion => ({
  ...question,
  title: mask(question.title),
  detail: question.detail === null ? null : mask(question.detail),
  options: question.options.map(({ value, label, hint }) => ({
    value,
    label: mask(label),
    hint: hint === null ? null : mask(hint),
  })),
});

const maskDetail = (detail: StepDetail, mask: Mask): StepDetail => ({
  ...detail,
  params: Object.fromEntries(
    Object.entries(detail.params).map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value]),
  ),
});

const maskProgress = (action: ProgressAction, mask: Mask): ProgressAction => {
  if (action.type === 'failure') return { ...action, message: mask(action.message) };
  return action.type === 'detail' ? { ...action, detail: maskDetail(action.detail, mask) } : action;
};

const maskAgent = (agent: AgentState, mask: Mask): AgentState =>
  agent.kind === 'failed' ? { ...agent, failure: maskFailure(agent.failure, mask) } : agent;

const maskGate = (gate: GateState, mask: Mask): GateState => ({
  ...gate,
  scope: mask(gate.scope),
  rounds: gate.rounds.map((round) => ({ ...round, text: mask(round.text) })),
});

const maskWorkspace = (workspace: WorkspaceState, mask: Mask): WorkspaceState => ({
  ...workspace,
  runs: workspace.runs.map((run) => ({ ...run, scope: mask(run.scope) })),
});

const maskStep = (step: SandboxStep, mask: Mask): SandboxStep => ({
  ...step,
  params: step.params.map(([name, value]) => [name, mask(value)] as const),
  error: step.error === null ? null : mask(step.error),
});

const maskSandbox = (sandbox: SandboxState, mask: Mask): SandboxState =>
  sandbox.open === null
    ? sandbox
    : { ...sandbox, open: { ...sandbox.open, steps: sandbox.open.steps.map((step) => maskStep(step, mask)) } };

/** Takes secrets out of the texts of a fact. Paths stay as they are, since they are used and not only read. */
export const maskFact = (fact: Fact, mask: Mask): Fact => {
  switch (fact.type) {
    case 'chat':
      return { ...fact, item: maskChat(fact.item, mask) };
    case 'chat-delta':
      return { ...fact, delta: mask(fact.delta) };
    case 'question-opened':
      return { ...fact, question: maskQuestion(fact.question, mask) };
    case 'progress':
      return { ...fact, action: maskProgress(fact.action, mask) };
    case 'agent':
      return { ...fact, agent: maskAgent(fact.agent, mask) };
    case 'outcome':
      return fact.outcome?.failure
        ? { ...fact, outcome: { ...fact.outcome, failure: maskFailure(fact.outcome.failure, mask) } }
        : fact;
    case 'gate':
      return fact.gate === null ? fact : { ...fact, gate: maskGate(fact.gate, mask) };
    case 'sandbox':
      return { ...fact, sandbox: maskSandbox(fact.sandbox, mask) };
    // The records were masked one by one before they were gathered.
    case 'log':
    case 'bridge':
    case 'log-cleared':
    case 'chat-cleared':
    case 'question-closed':
    case 'settings':
    case 'figma':
    case 'recent':
      return fact;
    case 'workspace':
      return fact.workspace === null ? fact : { ...fact, workspace: maskWorkspace(fact.workspace, mask) };
  }
};
