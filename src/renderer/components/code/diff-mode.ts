/** Two columns need so many pixels; below, the versions stand in one. */
const SPLIT_FROM = 760;

export const diffMode = (width: number): 'split' | 'inline' => (width >= SPLIT_FROM ? 'split' : 'inline');
