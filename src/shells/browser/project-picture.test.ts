import { describe, expect, it } from 'vitest';
import { fakeBackend } from '#testing/fake-backend';
import { createPageApp } from './page-app.ts';

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const backend = fakeBackend({
  'project/now/ImEuc3ZnIg': { type: 'image/svg+xml', body: svg },
  'project/now/ImEucG5nIg': { type: 'image/png', body: Buffer.from('png') },
});
const app = createPageApp({ backend, rendererDir: '/nowhere', connect: "'self'" });

describe('a picture of the project', () => {
  it('is served as what it is, and a drawing can run nothing even where it is opened by itself', async () => {
    const drawing = await app.request('/project/now/ImEuc3ZnIg?v=1');
    expect(drawing.status).toBe(200);
    const policy = drawing.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", 'sandbox']));
    expect(policy).not.toMatch(/script|allow-/);
    expect(drawing.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await drawing.arrayBuffer())).toEqual(svg);
    const picture = await app.request('/project/now/ImEucG5nIg');
    expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect((await app.request('/project/now/other')).status).toBe(404);
  });
});
