import type { Build } from "../build.ts";
import { ALIVE_PATH } from "../client/live_reload.ts";

type Handler = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

const HEARTBEAT_MILLISECONDS = 15_000;

/**
 * Wraps an app's handler with the extras of the dev server: the reload stream and error pages with
 * details.
 */
export function devHandler(handler: Handler, build: Build, basePath: string): Handler {
  const run = crypto.randomUUID();
  const errors = new WeakMap<Request, unknown>();
  build.onError = (request, error) => void errors.set(request, error);
  return async (request, info) => {
    const { pathname } = new URL(request.url);
    if (pathname === ALIVE_PATH || pathname === basePath + ALIVE_PATH) return aliveStream(run);
    const response = await handler(request, info);
    const wantsHtml = request.headers.get("accept")?.includes("text/html") ?? false;
    if (response.status < 500 || !wantsHtml || !errors.has(request)) return response;
    await response.body?.cancel();
    return errorPage(errors.get(request));
  };
}

/** Returns a stream that names this run of the server, and that stays open until the run ends. */
function aliveStream(run: string): Response {
  let timer: ReturnType<typeof setInterval> | undefined;
  const body = new ReadableStream<string>({
    start(controller) {
      controller.enqueue(`retry: 250\ndata: ${run}\n\n`);
      timer = setInterval(() => controller.enqueue(":\n\n"), HEARTBEAT_MILLISECONDS);
    },
    cancel() {
      clearInterval(timer);
    },
  }).pipeThrough(new TextEncoderStream());
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store" },
  });
}

function errorPage(error: unknown): Response {
  const text = error instanceof Error ? error.stack ?? error.message : String(error);
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const html = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Error</title></head>
<body>
<h1>The page could not be made</h1>
<pre>${escaped}</pre>
<p>It is loaded again when the sources change.</p>
<script type="module">
let first;
new EventSource(${JSON.stringify(ALIVE_PATH)}).onmessage = ({ data }) => {
  first ??= data;
  if (data !== first) location.reload();
};
</script>
</body>
</html>`;
  return new Response(html, {
    status: 500,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
