import mime from "mime";

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

/** Media types that are text, and so are sent in UTF-8. */
const IS_TEXT = /^text\/|[/+](json|xml)$/;

/** Returns the media type of a file name. */
function contentTypeOf(path: string): string {
  const type = mime.getType(path) ?? "application/octet-stream";
  return IS_TEXT.test(type) ? `${type}; charset=utf-8` : type;
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
