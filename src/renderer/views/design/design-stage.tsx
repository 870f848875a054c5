/** Stage on the Design tab: the board of `useChosenSnapshot()`. The frame imports this name. */
export const DesignStage = () => null;
