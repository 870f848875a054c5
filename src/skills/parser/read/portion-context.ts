import type { LoadedAdapter } from '#contract/adapter';
import type { FoundPages } from '#workspace/outline/outline-scanner';
import type { DesignOrigin } from '../figma/document/normalise.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import type { BodyReader } from './body-reader.ts';
import type { Choice } from './choice.ts';
import type { SpoolWriter } from './stored/spool.ts';

export type DesignTables = Pick<FetchedDesign, 'components' | 'componentSets' | 'styles'>;

/** Everything that reading a portion needs besides the portion. */
export interface PortionContext {
  readonly origin: DesignOrigin;
  readonly body: BodyReader;
  readonly outline: FoundPages | null;
  /** Of the whole file; null where the body is read whole and holds them itself. */
  readonly tables: DesignTables | null;
  readonly variables: VariableTable;
  readonly adapter: LoadedAdapter;
  /** Nobody can guess it, so that no text of the design is taken for a place of a key. */
  readonly marker: string;
  readonly choice: Choice;
  /** Whose words colours are in. */
  readonly framework: string;
  /** Where texts wait for what comes later. */
  readonly spool: SpoolWriter;
  /** Folder for one file a page, where the design is large enough for that; else texts of pages wait too. */
  readonly pagesFolder: string | null;
  /** Layers of so many bytes are built before the next ones are parsed. */
  readonly runBytes: number;
  readonly signal: AbortSignal;
}
