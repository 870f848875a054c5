/** A web framework by the package that makes a project one of its own; the files tell two of them apart in one package. */
export interface WebFramework {
  readonly framework: string;
  readonly title: string;
  readonly package: string;
  readonly extensions: readonly string[];
}

/** The order decides between equals: what is built on another one stands before it. */
export const WEB_FRAMEWORKS: readonly WebFramework[] = [
  { framework: 'angular', title: 'Angular', package: '@angular/core', extensions: ['.component.ts'] },
  { framework: 'react-native', title: 'React Native', package: 'react-native', extensions: ['.tsx', '.jsx'] },
  { framework: 'svelte', title: 'Svelte', package: 'svelte', extensions: ['.svelte'] },
  { framework: 'vue', title: 'Vue', package: 'vue', extensions: ['.vue'] },
  { framework: 'react', title: 'React', package: 'react', extensions: ['.tsx', '.jsx'] },
  { framework: 'solid', title: 'Solid', package: 'solid-js', extensions: ['.tsx', '.jsx'] },
  { framework: 'preact', title: 'Preact', package: 'preact', extensions: ['.tsx', '.jsx'] },
  { framework: 'lit', title: 'Lit', package: 'lit', extensions: ['.ts', '.js'] },
];

/** Packages beside the framework that tell how pages, styles and builds are made. */
export const WEB_TOOLS: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  next: 'Next.js',
  nuxt: 'Nuxt',
  '@sveltejs/kit': 'SvelteKit',
  '@remix-run/react': 'Remix',
  '@react-router/dev': 'React Router',
  gatsby: 'Gatsby',
  astro: 'Astro',
  vite: 'Vite',
  webpack: 'webpack',
  tailwindcss: 'Tailwind CSS',
  sass: 'Sass',
  'styled-components': 'styled-components',
  '@emotion/react': 'Emotion',
  '@vanilla-extract/css': 'vanilla-extract',
};
