import { BRIDGE_LIMITS } from '#contract/bridge/limits';

/** What the bridge takes at once, and a little for what MCP puts around it. In bytes. */
export const MAX_MESSAGE = BRIDGE_LIMITS.messageBytes + 64 * 1024;
