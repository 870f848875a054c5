/** Navigator on the Design tab: screens and layers. The frame imports this name. */
export const DesignNavigator = () => null;
