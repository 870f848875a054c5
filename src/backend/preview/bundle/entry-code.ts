const imports = (component: string, styles: readonly string[]): string[] => [
  ...styles.map((path) => `import ${JSON.stringify(path)};`),
  `import * as screen from ${JSON.stringify(component)};`,
];

// Whatever the file exports first that can be a component; a default export before the others.
const CHOSEN = "const Screen = screen.default ?? Object.values(screen).find((value) => typeof value === 'function');";

const MOUNTED: Readonly<Record<string, readonly string[]>> = {
  vue: ["import { createApp } from 'vue';", "createApp(Screen).mount('#root');"],
  svelte: ["import { mount } from 'svelte';", "mount(Screen, { target: document.getElementById('root') });"],
};

const REACT = [
  "import { createElement } from 'react';",
  "import { createRoot } from 'react-dom/client';",
  "import { flushSync } from 'react-dom';",
  "flushSync(() => createRoot(document.getElementById('root')).render(createElement(Screen)));",
];

/** The script of a page that shows one component. */
export const entryCode = (component: string, styles: readonly string[]): string => {
  const kind = component.slice(component.lastIndexOf('.') + 1).toLowerCase();
  return [...imports(component, styles), CHOSEN, ...(MOUNTED[kind] ?? REACT)].join('\n');
};
