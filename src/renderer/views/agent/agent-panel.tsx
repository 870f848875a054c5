export interface AgentPanelProps {
  /** Beside the stage, or filling it. */
  readonly place: 'side' | 'stage';
}

/** The conversation. The frame imports this name. */
export const AgentPanel = (_: AgentPanelProps) => null;
