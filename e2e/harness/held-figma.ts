import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign } from '#testing/fake-figma-api/fixture-design';
import type { FakeFault, FakeFigmaApi } from '#testing/fake-figma-api/types';

const KEY = 'FixtureFileKey0000001';

export const DESIGN_ADDRESS = `https://www.figma.com/design/${KEY}/Held-design`;

/** Pictures are asked for and never come: an import stands still in its third step until somebody does something. */
const HELD: readonly FakeFault[] = [{ endpoint: 'image', answer: { kind: 'silent' } }];

export interface HeldFigma {
  /** As environment of the product. */
  readonly environment: Readonly<Record<string, string>>;
  /** Pictures that are being waited for. */
  waiting(): number;
  /** From here on pictures come. What waits already stays held. */
  answerFromNow(): void;
  /** The server goes away and comes back whole: who was waiting is cut off, asks again and is answered. */
  release(): Promise<void>;
  close(): Promise<void>;
}

export const holdFigma = async (): Promise<HeldFigma> => {
  const designs = { [KEY]: { body: fixtureDesign({ layers: 4 }) } };
  let api: FakeFigmaApi = await startFakeFigmaApi({ designs, faults: HELD });
  const port = Number(new URL(api.baseUrl).port);
  return {
    environment: { FIGMA_API_BASE: api.baseUrl, FIGMA_TOKEN: 'figd_held-token' },
    waiting: () => api.calls.filter(({ endpoint, endedAt }) => endpoint === 'image' && endedAt === null).length,
    answerFromNow: () => api.setFaults([]),
    release: async () => {
      await api.close();
      api = await startFakeFigmaApi({ designs, port });
    },
    close: () => api.close(),
  };
};
