import { type CompiledFile, compileSingleFile } from './compile-single-file.ts';

export interface CompileRequest {
  readonly id: number;
  readonly source: string;
  readonly path: string;
}

export type CompileAnswer =
  | { readonly id: number; readonly compiled: CompiledFile }
  | { readonly id: number; readonly error: string };

const serve = (): void => {
  const tell = (answer: CompileAnswer): void => void process.send?.(answer);
  process.on('message', ({ id, source, path }: CompileRequest) => {
    compileSingleFile(source, path).then(
      (compiled) => tell({ id, compiled }),
      (error: unknown) => tell({ id, error: String((error as Error).message) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
};

serve();
