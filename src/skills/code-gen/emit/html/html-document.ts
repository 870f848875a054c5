import type { CodeWriter } from '../text/code-writer.ts';
import { escapeHtml } from '../text/escape-html.ts';

export interface HtmlDocument {
  readonly title: string;
  readonly language: string;
  /** Addresses of style sheets as seen from the document. */
  readonly sheets: readonly string[];
}

/** Writes a document around what is seen of it. */
export const writeDocument = (
  writer: CodeWriter,
  { title, language, sheets }: HtmlDocument,
  body: () => void,
): void => {
  writer.line('<!doctype html>');
  writer.line(`<html lang="${language}">`);
  writer.indented(() => {
    writer.line('<head>');
    writer.indented(() => {
      writer.line('<meta charset="utf-8">');
      writer.line('<meta name="viewport" content="width=device-width, initial-scale=1">');
      writer.line(`<title>${escapeHtml(title)}</title>`);
      for (const address of sheets) writer.line(`<link rel="stylesheet" href="${address}">`);
    });
    writer.line('</head>');
    writer.line('<body>');
    writer.indented(body);
    writer.line('</body>');
  });
  writer.line('</html>');
};
