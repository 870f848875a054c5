const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), textarea, a[href], [tabindex="0"]';

const panelsOf = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('[data-panel]')].filter((panel) => panel.checkVisibility());

/** Moves the focus to the next panel of the window (`step` 1) or the one before (-1): its first control, else the panel. */
export const focusPanel = (root: Document, step: 1 | -1): void => {
  const panels = panelsOf(root);
  const current = panels.findIndex((panel) => panel.contains(root.activeElement));
  const next = panels.at((current + step + panels.length) % panels.length);
  if (!next) return;
  const first = [...next.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.checkVisibility());
  (first ?? next).focus();
};

/** Puts the focus into the filter of the panel that has it, else into the first filter of the window. */
export const focusFilter = (root: Document): void => {
  const here = root.activeElement?.closest('[data-panel]')?.querySelector<HTMLElement>('[data-filter]');
  (here ?? root.querySelector<HTMLElement>('[data-filter]'))?.focus();
};

const TEXT_FIELD = 'input:not([type=checkbox]):not([type=radio]), textarea, select';

/** Presses the one primary action in sight. One that writes is not pressed by somebody who is typing something else. */
export const pressPrimary = (root: Document): void => {
  const actions = [...root.querySelectorAll<HTMLElement>('[data-primary-action]')];
  const action = actions.find((one) => one.checkVisibility() && !one.hasAttribute('data-disabled'));
  if (action?.dataset['primaryAction'] === 'guarded' && root.activeElement?.matches(TEXT_FIELD)) return;
  action?.click();
};
