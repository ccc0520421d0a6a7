/**
 * The smallest possible server, in its own process: it answers every request with the same few
 * bytes, and `GET /stream` with a stream that announces every `POST`. Measured like the real
 * server, it shows the limit of the load generator itself on this machine.
 */
const encoder = new TextEncoder();
const open = new Set<ReadableStreamDefaultController<Uint8Array>>();

function stream(): Response {
  let own: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      own = controller;
      open.add(own);
      own.enqueue(encoder.encode(": open\n\n"));
    },
    cancel: () => void open.delete(own),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
  if (request.url.endsWith("/stream")) return stream();
  const text = await request.text();
  if (text) {
    const frame = encoder.encode(`event: points\nid: 1\ndata: ${text}\n\n`);
    for (const controller of open) controller.enqueue(frame);
  }
  return new Response('{"status":"ok"}', { headers: { "content-type": "application/json" } });
});
await Deno.stdout.write(encoder.encode(`ready at http://127.0.0.1:${server.addr.port}\n`));
