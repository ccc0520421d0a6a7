import type { ApiContext } from "./environment.ts";

/** The name and the kind of a file. */
interface FileKind {
  readonly type: string;
  readonly fileName: string;
}

/**
 * Answers with a file, part by part, as fast as the client reads. When a part cannot be read, the
 * answer breaks off, so that nobody takes what came for the whole.
 * @param parts none of them empty
 */
export function download(
  context: ApiContext,
  parts: AsyncIterable<string>,
  { type, fileName }: FileKind,
): Response {
  const { reportError } = context.var.services;
  const iterator = parts[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    // Reads the next part only when the client has taken the last one.
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        reportError("api", "an export broke off", error, { fields: { file: fileName } });
        controller.error(error);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
