import mime from "mime";

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

/** Media types that are text, and so are sent in UTF-8. */
const IS_TEXT = /^text\/|[/+](json|xml)$/;

/** The media type that a file name stands for. */
function contentTypeOf(path: string): string {
  const type = mime.getType(path) ?? "application/octet-stream";
  return IS_TEXT.test(type) ? `${type}; charset=utf-8` : type;
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
