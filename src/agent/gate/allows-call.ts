/** Closed by default: a call to a tool that is not ours is refused, whatever the model was made to believe. */
export const allowsCall = (ours: ReadonlySet<string>, tool: string): { block: true; reason: string } | undefined =>
  ours.has(tool) ? undefined : { block: true, reason: `${tool} is not a tool of figma2code` };
