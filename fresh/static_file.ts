/** A file to serve. */
export interface StaticFile {
  contentType: string;
  /** A hash of the content, without quotes. */
  hash: string;
  content: Uint8Array<ArrayBuffer>;
  /**
   * Whether the content differs from the build's, so that browsers must not cache it for a year.
   */
  changed: boolean;
  /** Returns the content compressed with gzip, or null when that would not be much smaller. */
  gzip(): Promise<Uint8Array<ArrayBuffer> | null>;
}

const TYPES: Record<string, string> = {
  avif: "image/avif",
  css: "text/css; charset=utf-8",
  gif: "image/gif",
  html: "text/html; charset=utf-8",
  ico: "image/vnd.microsoft.icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  wav: "audio/wav",
  webm: "video/webm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff: "font/woff",
  woff2: "font/woff2",
  xml: "application/xml; charset=utf-8",
};

/** Returns the media type of a file name. */
export function contentTypeOf(path: string): string {
  const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return TYPES[extension] ?? "application/octet-stream";
}

/** Returns the SHA-256 hash in hex. */
export async function hashOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content)).toHex();
}

/** Smaller answers fit into one packet anyway, so compressing them saves nothing. */
const GZIP_FROM_BYTES = 1024;
const COMPRESSIBLE = /^text\/|javascript|json|xml|wasm/;

/** Makes a static file. It is compressed once, on the first request that accepts gzip. */
export function staticFile(
  path: string,
  content: Uint8Array<ArrayBuffer>,
  hash: string,
): StaticFile {
  const contentType = contentTypeOf(path);
  let compressed: Promise<Uint8Array<ArrayBuffer> | null> | undefined;
  return {
    contentType,
    hash,
    content,
    changed: false,
    gzip: () => compressed ??= compress(contentType, content),
  };
}

async function compress(
  contentType: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (content.byteLength < GZIP_FROM_BYTES || !COMPRESSIBLE.test(contentType)) return null;
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream("gzip"));
  const gzip = new Uint8Array(await new Response(stream).arrayBuffer());
  return gzip.byteLength < content.byteLength * 0.9 ? gzip : null;
}
