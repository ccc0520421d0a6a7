/** A file as it is served. */
export interface StaticFile {
  contentType: string;
  /** A hash of the content, without quotes. */
  hash: string;
  content: Uint8Array<ArrayBuffer>;
  /** Whether the content is another than when it was built, and so may not be kept for ever. */
  changed: boolean;
  /** The content in gzip, null when that would not make it much smaller. */
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

/** The media type that a file name stands for. */
export function contentTypeOf(path: string): string {
  const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return TYPES[extension] ?? "application/octet-stream";
}

/** SHA-256 in hex. */
export async function hashOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content)).toHex();
}

/** Below this many bytes a compressed answer saves no packet. */
const GZIP_FROM_BYTES = 1024;
const COMPRESSIBLE = /^text\/|javascript|json|xml|wasm/;

/** Makes a file that is compressed once, when it is first asked for in gzip. */
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
