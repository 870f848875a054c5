import { expect, it } from 'vitest';
import { startTailwind, TailwindEnded } from './tailwind-process.ts';

it('ends alone where a sheet asks for more classes than memory holds', async () => {
  const load = () => Promise.reject(new Error('nothing is taken in'));
  const tailwind = startTailwind({ candidates: ['flex'], megabytes: 48, load });
  const small = { path: '/w/app.css', content: '@tailwind utilities;' };
  expect(await tailwind.compile(small)).toContain('display: flex');
  const content = "@source inline('p-{0..99999999}');\n@tailwind utilities;";
  await expect(tailwind.compile({ path: '/w/app.css', content })).rejects.toBeInstanceOf(TailwindEnded);
  tailwind.close();
}, 30_000);
