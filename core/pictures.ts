/** The longest side of a picture as it is stored, in pixels; pictures are squares. */
export const PICTURE_SIDE = 256;

/** The kinds of picture files that can be read. */
export type PictureKind = "jpeg" | "png" | "webp";

/** What a file is, judged by its bytes alone. */
export type PictureFile =
  | {
    readonly kind: PictureKind;
    readonly width: number;
    readonly height: number;
    readonly isAnimated: boolean;
  }
  /** Another known kind of file, or null. */
  | { readonly kind: null; readonly name: string | null };

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Reads the kind and the size of a picture from the head of its file, without decoding it. */
export function readPictureHead(bytes: Uint8Array): PictureFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (ascii(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return readPng(bytes, view);
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return readWebp(bytes, view);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes, view);
  return { kind: null, name: nameOf(bytes) };
}

const UNREADABLE = (name: string): PictureFile => ({ kind: null, name: `a broken ${name}` });

function readPng(bytes: Uint8Array, view: DataView): PictureFile {
  if (bytes.length < 33 || ascii(bytes, 12, 16) !== "IHDR") return UNREADABLE("PNG");
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  // An animated PNG says so in a chunk before the first data.
  let isAnimated = false;
  for (let at = 8; at + 8 <= bytes.length;) {
    const type = ascii(bytes, at + 4, at + 8);
    if (type === "acTL") isAnimated = true;
    if (type === "IDAT") break;
    at += 12 + view.getUint32(at);
  }
  return { kind: "png", ...size, isAnimated };
}

function readWebp(bytes: Uint8Array, view: DataView): PictureFile {
  if (bytes.length < 30) return UNREADABLE("WebP");
  const webp = (width: number, height: number, isAnimated = false): PictureFile => (
    { kind: "webp", width, height, isAnimated }
  );
  const three = (at: number) => view.getUint16(at, true) | view.getUint8(at + 2) << 16;
  switch (ascii(bytes, 12, 16)) {
    case "VP8 ":
      return webp(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return webp((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
    }
    case "VP8X":
      return webp(three(24) + 1, three(27) + 1, (view.getUint8(20) & 0b10) !== 0);
    default:
      return UNREADABLE("WebP");
  }
}

function readJpeg(bytes: Uint8Array, view: DataView): PictureFile {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return UNREADABLE("JPEG");
    const marker = bytes[at + 1]!;
    // Bytes 0xff may fill the space before a marker.
    if (marker === 0xff) at++;
    else if (isFrame(marker)) {
      const size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
      return { kind: "jpeg", ...size, isAnimated: false };
    } else at += 2 + view.getUint16(at + 2);
  }
  return UNREADABLE("JPEG");
}

/** Whether a marker begins a frame (SOF0 to SOF15, without the tables that share the range). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

const SIGNATURES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["a GIF", /^GIF8/],
  ["an SVG, which can hold scripts", /<svg[\s>]/i],
  ["a HEIC picture", /^.{4}ftyp(?:heic|heix|hevc|mif1|msf1)/s],
  ["an AVIF picture", /^.{4}ftypavi[fs]/s],
  ["a TIFF picture", /^(?:II\*\0|MM\0\*)/],
  ["a BMP picture", /^BM/],
  ["a PDF", /^%PDF/],
  ["a web page", /^\s*(?:<!doctype|<html|<script)/i],
  ["a script", /^(?:#!|<\?php)/],
];

/** Returns the name of another kind of file, as an error message shows it. */
function nameOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return "empty";
  const head = ascii(bytes, 0, 512);
  return SIGNATURES.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}
