export const STACKS = ['html', 'react', 'vue', 'svelte', 'flutter', 'compose', 'swiftui', 'avalonia'] as const;

export type Stack = (typeof STACKS)[number];

export const isStack = (name: string): name is Stack => (STACKS as readonly string[]).includes(name);
