/** Side panel, tab Inspect. The frame imports this name. */
export const InspectPanel = () => null;
