/** The drawer with every record of the agent. The frame imports this name. */
export const LogDrawer = () => null;
