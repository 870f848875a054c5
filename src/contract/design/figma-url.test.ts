import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { FIGMA_URL_REASONS, parseFigmaUrl, requestKey } from './figma-url.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrStUv';
const BRANCH = 'ZyXwVuTsRqPoNmLkJiHgFe';
const ok = (nodeIds: readonly string[] = [], branchKey?: string) => ({
  kind: 'ok',
  fileKey: KEY,
  ...(branchKey === undefined ? {} : { branchKey }),
  nodeIds,
});
const no = (name: string) => ({ kind: 'refused', reason: `figmaUrl.${name}` });

const TABLE: readonly (readonly [string, object])[] = [
  // addresses of a whole file
  [`https://www.figma.com/design/${KEY}`, ok()],
  [`https://www.figma.com/file/${KEY}`, ok()],
  [`https://figma.com/file/${KEY}`, ok()],
  [`https://figma.com/design/${KEY}/`, ok()],
  [`https://www.figma.com/design/${KEY}/My-App`, ok()],
  [`https://www.figma.com/design/${KEY}/My-App?t=Qx-1`, ok()],
  [`https://www.figma.com/file/${KEY}/%E6%97%A5%E6%9C%AC?type=design&mode=dev`, ok()],
  [`https://www.figma.com/design/${KEY}/App?m=dev#comments`, ok()],
  [`http://www.figma.com/file/${KEY}/App`, ok()],
  [`HTTPS://WWW.FIGMA.COM/design/${KEY}/App`, ok()],
  [`www.figma.com/design/${KEY}/App`, ok()],
  [`figma.com/file/${KEY}`, ok()],
  [`//www.figma.com/file/${KEY}`, ok()],
  [`https://www.figma.com:443/file/${KEY}`, ok()],
  [`www.figma.com:443/file/${KEY}`, ok()],
  [KEY, ok()],
  // what is left around a pasted address
  [`  https://www.figma.com/design/${KEY}\n`, ok()],
  [`\uFEFFhttps://www.figma.com/design/${KEY}`, ok()],
  [`<https://www.figma.com/design/${KEY}/App?node-id=1-2>`, ok(['1:2'])],
  [`\t<${KEY}>\r\n`, ok()],
  // layers
  [`https://www.figma.com/design/${KEY}/App?node-id=1-2`, ok(['1:2'])],
  [`https://www.figma.com/file/${KEY}/App?node-id=1%3A2`, ok(['1:2'])],
  [`https://www.figma.com/file/${KEY}/App?node-id=1:2`, ok(['1:2'])],
  [`https://www.figma.com/design/${KEY}/App?node-id=1-2&t=x-0`, ok(['1:2'])],
  [`https://www.figma.com/design/${KEY}/App?t=x-0&node-id=10500-3217&m=dev`, ok(['10500:3217'])],
  [`https://www.figma.com/design/${KEY}/App?t=x&amp;node-id=7-8`, ok(['7:8'])],
  [`https://www.figma.com/design/${KEY}/App?node-id=I12-3%3B45-6`, ok(['I12:3;45:6'])],
  [`https://www.figma.com/design/${KEY}/App?node-id=I12%3A3;45%3A6;7%3A8`, ok(['I12:3;45:6;7:8'])],
  [`https://www.figma.com/design/${KEY}/App?node-id=1-2,3-4`, ok(['1:2', '3:4'])],
  [`https://www.figma.com/design/${KEY}/App?node-id=1-2%2C1-2`, ok(['1:2'])],
  [`https://www.figma.com/design/${KEY}/App?node-id=1-2&node-id=3-4`, ok(['1:2', '3:4'])],
  [`https://www.figma.com/design/${KEY}/App?node-id=0-1`, ok(['0:1'])],
  [`https://www.figma.com/design/${KEY}/App?node-id=`, ok()],
  [`https://www.figma.com/design/${KEY}/App?starting-point-node-id=5-6`, ok()],
  // branches
  [`https://www.figma.com/design/${KEY}/branch/${BRANCH}/App`, ok([], BRANCH)],
  [`https://www.figma.com/file/${KEY}/branch/${BRANCH}`, ok([], BRANCH)],
  [`https://www.figma.com/design/${KEY}/branch/${BRANCH}/App?node-id=3-4&t=1`, ok(['3:4'], BRANCH)],
  [`https://www.figma.com/design/${KEY}/branch`, ok()],
  [`https://www.figma.com/design/${KEY}/branch/%2e%2e/App`, no('branch')],
  // broken keys and ids
  ['https://www.figma.com/design/', no('key')],
  ['https://www.figma.com/file', no('key')],
  ['https://www.figma.com/file/..%2f..%2fetc/x', no('key')],
  ['https://www.figma.com/file/a b/x', no('key')],
  [`https://www.figma.com//file/${KEY}`, no('not-a-file')],
  [`https://www.figma.com/design/${KEY}/App?node-id=abc`, no('node-id')],
  [`https://www.figma.com/design/${KEY}/App?node-id=1-2-3`, no('node-id')],
  [`https://www.figma.com/design/${KEY}/App?node-id=%zz`, no('node-id')],
  [`https://www.figma.com/design/${KEY}/App?node-id=..%2F..%2Fx`, no('node-id')],
  // other things of Figma
  [`https://www.figma.com/proto/${KEY}/App?node-id=1-2`, no('prototype')],
  [`https://www.figma.com/board/${KEY}/Ideas`, no('board')],
  [`https://www.figma.com/slides/${KEY}/Deck`, no('slides')],
  [`https://www.figma.com/deck/${KEY}/Deck`, no('slides')],
  [`https://www.figma.com/make/${KEY}/App`, no('make')],
  [`https://www.figma.com/site/${KEY}/App`, no('site')],
  [`https://www.figma.com/buzz/${KEY}/App`, no('buzz')],
  ['https://www.figma.com/community/file/1035203688168086460/kit', no('community')],
  [`https://www.figma.com/embed?url=https://www.figma.com/file/${KEY}`, no('embed')],
  [`https://embed.figma.com/design/${KEY}/App`, no('embed')],
  ['https://www.figma.com/files/project/12345/Team', no('not-a-file')],
  ['https://www.figma.com/@someone', no('not-a-file')],
  ['https://www.figma.com/', no('not-a-file')],
  ['https://www.figma.com', no('not-a-file')],
  [`https://www.figma.com/Design/${KEY}`, no('not-a-file')],
  // look-alikes
  [`https://figma.com.evil.test/file/${KEY}`, no('host')],
  [`https://www.figma.com.evil.test/file/${KEY}`, no('host')],
  [`https://evil.test/www.figma.com/file/${KEY}`, no('host')],
  [`https://evil.test/?https://www.figma.com/file/${KEY}`, no('host')],
  [`https://www.figma.com@evil.test/file/${KEY}`, no('host')],
  [`https://evil.test#@www.figma.com/file/${KEY}`, no('host')],
  [`https://user:pass@www.figma.com/file/${KEY}`, no('host')],
  [`https://www.figma.com\\@evil.test/file/${KEY}`, no('host')],
  [`https:\\\\www.figma.com/file/${KEY}`, no('host')],
  [`https://www.fіgma.com/file/${KEY}`, no('host')],
  [`https://www.figma.com./file/${KEY}`, no('host')],
  [`https://www.figma.com:8443/file/${KEY}`, no('host')],
  [`https://wwwfigma.com/file/${KEY}`, no('host')],
  [`https://api.figma.com/v1/files/${KEY}`, no('host')],
  [`https://localhost/file/${KEY}`, no('host')],
  [`https://169.254.169.254/file/${KEY}`, no('host')],
  [`https://www.fig\nma.com/file/${KEY}`, no('host')],
  [`https:/www.figma.com/file/${KEY}`, no('host')],
  // other schemes and no address at all
  ['javascript:alert(1)', no('scheme')],
  [`javascript://www.figma.com/file/${KEY}`, no('scheme')],
  ['data:text/html,x', no('scheme')],
  ['file:///etc/passwd', no('scheme')],
  [`ftp://www.figma.com/file/${KEY}`, no('scheme')],
  [`figma://file/${KEY}`, no('scheme')],
  ['', no('empty')],
  [' \u200B ', no('empty')],
  ['hello', no('host')],
  ['AbC123', no('host')],
  [`https://www.figma.com/file/${KEY}/${'x'.repeat(5_000)}`, no('too-long')],
];

describe('parseFigmaUrl', () => {
  it('has at least 60 rows', () => expect(TABLE.length).toBeGreaterThanOrEqual(60));

  it.each(TABLE.map(([pasted, expected]) => [pasted.slice(0, 100), pasted, expected] as const))(
    '[FC16] %j',
    (_, pasted, expected) => {
      expect(parseFigmaUrl(pasted)).toEqual(expected);
    },
  );

  it('[FC16] every reason of the list is reached by a row', () => {
    const reached = new Set(TABLE.map(([, result]) => (result as { reason?: string }).reason).filter(Boolean));
    expect([...reached].sort()).toEqual([...FIGMA_URL_REASONS].sort());
  });

  it('[FC16] never throws, and what it accepts holds nothing but keys and ids', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (text) => {
        const found = parseFigmaUrl(text);
        if (found.kind === 'ok') expect(found.fileKey).toMatch(/^[\w-]{1,128}$/);
        else expect(FIGMA_URL_REASONS).toContain(found.reason);
      }),
      { numRuns: 1_000 },
    );
  });

  it('asks the API for the branch', () => {
    expect(requestKey({ fileKey: KEY })).toBe(KEY);
    expect(requestKey({ fileKey: KEY, branchKey: BRANCH })).toBe(BRANCH);
  });
});
