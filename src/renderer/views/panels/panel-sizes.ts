import type { PanelName, WidthClass } from '../../store/view-state.ts';

/** The usual size of each panel, pixels. */
export const USUAL_SIZES: Readonly<Record<WidthClass, Readonly<Record<PanelName, number>>>> = {
  compact: { navigator: 264, side: 344, log: 196 },
  narrow: { navigator: 236, side: 344, log: 196 },
  usual: { navigator: 264, side: 344, log: 196 },
  wide: { navigator: 304, side: 400, log: 196 },
};
