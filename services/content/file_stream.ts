import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import { type Charset, inLines } from "./charset.ts";
import { type Coding, decompressChunks, unpackFile } from "./codings.ts";

/**
 * The maximum size of a decompressed file, in bytes. A file that is not compressed has no such
 * limit.
 */
const MAX_BYTES = 1024 ** 3;

/**
 * Returns a file while it arrives: decompressed, also when no header says that it is gzip, and in
 * an encoding in which lines can be split. Canceling it cancels the body at once, even while no
 * bytes arrive.
 * @throws {ProblemError} while it is read: `body_too_large`, `malformed_encoding`, `invalid_utf8`,
 * `import_interrupted`
 */
export function openFile(
  body: ReadableStream<Uint8Array> | null,
  { codings, charset }: { readonly codings: readonly Coding[]; readonly charset: Charset },
): ReadableStream<Uint8Array> {
  const reader = (body ?? new Blob([]).stream()).getReader();
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        // Only the connection can fail here, and the server's own error text would not help the
        // sender.
        throw new ProblemError(INTERRUPTED);
      });
      if (done) return;
      yield value;
    }
  }
  const said = decompressChunks(chunks(), codings, MAX_BYTES, tooLarge);
  const lines = inLines(unpackFile(said, MAX_BYTES, tooLarge), charset);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      await reader.cancel(reason);
      // Nothing reads the rest, so its errors do not matter.
      await lines.return(undefined).catch(() => {});
    },
  }, { highWaterMark: 0 });
}

const INTERRUPTED: Problem = {
  status: 400,
  code: "import_interrupted",
  title: "The connection was cut",
  detail: "The file did not come to its end. What was reported is stored. Send the file again; " +
    "nothing is scored twice.",
};

function tooLarge(): ProblemError {
  return new ProblemError({
    status: 413,
    code: "body_too_large",
    title: "The file is too large",
    detail: "More than 1 GiB comes out of the compressed file. What was reported is stored; send " +
      "it in several parts.",
  });
}
