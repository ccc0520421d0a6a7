import decodeJpeg, { init as initJpeg } from "@jsquash/jpeg/decode.js";
import decodePng from "@jsquash/png/decode.js";
import resize from "@jsquash/resize";
import decodeWebp from "@jsquash/webp/decode.js";
import encodeWebp from "@jsquash/webp/encode.js";
import { PICTURE_SIDE, type PictureKind, readPictureHead } from "@/core/pictures.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/** The maximum size of a picture file, in bytes. */
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
/** The maximum width and height of a picture file. Larger ones take too much memory to decode. */
const MAX_SIDE = 2_048;
const WHAT_TO_SEND = "Send a JPEG, PNG or WebP picture.";

const DECODERS: Readonly<Record<PictureKind, (file: ArrayBuffer) => Promise<ImageData | null>>> = {
  jpeg: decodeJpeg,
  png: decodePng,
  webp: decodeWebp,
};

/** A picture that Laurel encoded: a square WebP without metadata. */
export interface EncodedPicture {
  readonly type: "image/webp";
  readonly bytes: Uint8Array<ArrayBuffer>;
}

// One at a time, so that many uploads at once do not take much memory.
let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes a picture file and encodes its middle square again, so that nothing of what was sent is
 * stored but its pixels. The kind of file is judged by its content alone.
 * @throws {ProblemError} `unsupported_picture`, `picture_too_large`, `picture_unreadable`
 */
export function encodePicture(file: Uint8Array): Promise<EncodedPicture> {
  const own = last.then(() => encode(file));
  // The caller gets the error; the next one only waits.
  last = own.catch(() => {});
  return own;
}

async function encode(file: Uint8Array): Promise<EncodedPicture> {
  const kind = admit(file);
  const picture = await decode(kind, file);
  const square = await resize(picture, {
    width: PICTURE_SIDE,
    height: PICTURE_SIDE,
    fitMethod: "contain",
  });
  const bytes = await encodeWebp(square, { quality: 85 });
  return { type: "image/webp", bytes: new Uint8Array(bytes) };
}

/** Checks a file by its head, before anything of it is decoded. */
function admit(file: Uint8Array): PictureKind {
  const head = readPictureHead(file);
  if (head.kind === null) {
    const what = head.name ?? "not a picture";
    throw new ProblemError({
      status: 415,
      code: "unsupported_picture",
      title: "This kind of file is not supported",
      detail: `The file is ${what}. ${WHAT_TO_SEND}`,
    });
  }
  if (head.isAnimated) {
    throw new ProblemError({
      status: 415,
      code: "unsupported_picture",
      title: "Animated pictures are not supported",
      detail: "The picture is animated. Send a still picture.",
    });
  }
  const { width, height } = head;
  if (width === 0 || height === 0) throw unreadable();
  if (width > MAX_SIDE || height > MAX_SIDE) {
    const size = `${width} × ${height} pixels`;
    throw new ProblemError({
      status: 422,
      code: "picture_too_large",
      title: "The picture has too many pixels",
      detail: `The picture has ${size}. At most ${MAX_SIDE} × ${MAX_SIDE} are decoded; ` +
        "send a smaller copy.",
    });
  }
  return head.kind;
}

async function decode(kind: PictureKind, file: Uint8Array): Promise<ImageData> {
  // Broken files are part of what people send; the decoder must not write to the log about them.
  if (kind === "jpeg") await quietJpeg();
  let picture: ImageData | null;
  try {
    picture = await DECODERS[kind](new Uint8Array(file).buffer);
  } catch {
    // What a decoder throws about a broken file says nothing that a person could use.
    throw unreadable();
  }
  if (!picture || picture.width > MAX_SIDE || picture.height > MAX_SIDE) throw unreadable();
  return picture;
}

let isJpegQuiet = false;
async function quietJpeg(): Promise<void> {
  if (isJpegQuiet) return;
  isJpegQuiet = true;
  const options = { printErr: () => {} };
  await initJpeg(options);
}

function unreadable(): ProblemError {
  return new ProblemError({
    status: 422,
    code: "picture_unreadable",
    title: "The picture cannot be read",
    detail: `The file is damaged or incomplete. ${WHAT_TO_SEND}`,
  });
}
