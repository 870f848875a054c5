import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { productRoot } from '#backend/default-deps';

export const rendererDir = (): string => join(productRoot(), 'out', 'renderer');

export const isRendererBuilt = (): boolean => existsSync(join(rendererDir(), 'index.html'));
