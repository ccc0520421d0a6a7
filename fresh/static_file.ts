import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import mime from "mime";

/** The codings of compressed answers, the smallest result first. */
export const CODINGS = ["br", "gzip"] as const;
export type Coding = typeof CODINGS[number];

const COMPRESS = { br: promisify(brotliCompress), gzip: promisify(gzip) };

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
  /** Returns the content compressed, or null when that would not be much smaller. */
  compressed(coding: Coding): Promise<Uint8Array<ArrayBuffer> | null>;
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
const COMPRESS_FROM_BYTES = 1024;
const COMPRESSIBLE = /^text\/|javascript|json|xml|wasm/;

/** Makes a static file. It is compressed once for each coding, on the first request that accepts it. */
export function staticFile(
  path: string,
  content: Uint8Array<ArrayBuffer>,
  hash: string,
): StaticFile {
  const contentType = contentTypeOf(path);
  const compressed = new Map<Coding, Promise<Uint8Array<ArrayBuffer> | null>>();
  return {
    contentType,
    hash,
    content,
    changed: false,
    compressed(coding) {
      const known = compressed.get(coding) ?? compress(contentType, content, coding);
      compressed.set(coding, known);
      return known;
    },
  };
}

async function compress(
  contentType: string,
  content: Uint8Array<ArrayBuffer>,
  coding: Coding,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (content.byteLength < COMPRESS_FROM_BYTES || !COMPRESSIBLE.test(contentType)) return null;
  const smaller = new Uint8Array(await COMPRESS[coding](content));
  return smaller.byteLength < content.byteLength * 0.9 ? smaller : null;
}
