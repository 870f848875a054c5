/** What a page under measurement may do: draw. Nothing of it reaches a network; what it loads are its own files. */
export const PAGE_POLICY: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "connect-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    // No dialogs, windows, downloads or prints either.
    'sandbox allow-scripts allow-same-origin',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
};
