import fc from 'fast-check';
import { IS_THOROUGH } from './thorough.ts';

// A run of all tests tries the same cases each time, so that it passes or fails for what changed; a thorough run looks for new ones.
if (!IS_THOROUGH) fc.configureGlobal({ seed: 7_017 });

export { fc };
