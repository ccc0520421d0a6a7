import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { upgradeWebSocket } from "hono/deno";
import { LIVE_MESSAGES, liveFrameSchema } from "@/core/live/messages.ts";
import { type LivePosition, parsePosition } from "@/core/live/position.ts";
import { connectSocket } from "@/services/live/socket.ts";
import { openEventStream } from "@/services/live/sse.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { validationProblem } from "./problems.ts";
import { refusals } from "./refusals.ts";

/** The maximum number of live connections per instance; the next one is refused for now. */
const MAX_CLIENTS = 10_000;

/**
 * Registers `GET /stream` (server-sent events) and `GET /ws` (the same messages over a WebSocket).
 */
export function registerStream(api: OpenAPIHono<ApiEnv>): void {
  // A typed handler cannot return an endless answer, so the description is registered here.
  api.openAPIRegistry.registerPath(streamDescription);
  api.openAPIRegistry.registerPath(socketDescription);

  api.get("/stream", (context) => {
    const { hub, telemetry, meter } = context.var.services;
    const after = startOf(context);
    const lost = lostMilliseconds(context);
    refuseWhenFull(hub.clients);
    telemetry.streams.inc();
    meter.streamLost(lost);
    const closed = meter.streamOpened();
    const stream = openEventStream(hub, {
      viewer: context.var.viewer,
      after,
      jitter: crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
      onEnd() {
        telemetry.streams.dec();
        closed();
      },
    });
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    });
  });

  api.get("/ws", checkSocket, (context, next) => {
    const { hub, telemetry } = context.var.services;
    const { viewer } = context.var;
    const after = startOf(context);
    let leave: (() => void) | undefined;
    return upgradeWebSocket(() => ({
      onOpen(_event, connection) {
        telemetry.streams.inc();
        leave = connectSocket(hub, connection.raw as WebSocket, viewer, after);
      },
      onClose() {
        telemetry.streams.dec();
        leave?.();
      },
    }), { idleTimeout: 30 })(context, next) as Promise<Response>;
  });
}

const live = {
  method: "get" as const,
  tags: ["Live"],
  security: [{ key: [] }, { session: [] }],
};
const lastEventId = z.string().regex(/^\d{1,16}$/).optional()
  .meta({
    description: "The `id` of the last received message, unchanged; the messages after it are sent",
  });

const streamDescription = {
  ...live,
  path: "/stream",
  summary: "Follow changes as server-sent events",
  description: `${messageList()}\n\n` +
    "A person gets their own messages and the public boards, a manager also their teams', a key " +
    "everything.\n\n" +
    "Every message has an `id`, a whole number that only increases. Reconnect with the last one " +
    "(`Last-Event-ID`, or `last_event_id`), and the stream continues after it, however the " +
    "connection ended. Missed messages are sent as fast as the client reads; of missed board " +
    "changes, only the newest of each agent is sent. A `heartbeat` without data says that " +
    "everything up to its `id` has been sent. It is sent as soon as that is true, and then every " +
    "15 seconds while it stays true.",
  request: {
    headers: z.object({ "Last-Event-ID": lastEventId }),
    query: z.object({
      last_event_id: lastEventId,
      lost_milliseconds: z.string().regex(/^\d{1,9}$/).optional().meta({
        description:
          "How long the client has been without a stream since its last one broke, for " +
          "the stability that admins see. At most ten minutes count.",
      }),
    }),
  },
  responses: {
    200: {
      description: "The stream; it ends after about ten minutes, and the client reconnects",
      // The schema is that of a message; on this stream `id` and `type` (there: `event`) are fields of
      // the frame, and `data` is JSON.
      content: { "text/event-stream": { schema: liveFrameSchema } },
    },
    ...refusals(401, 403, 422, 503),
  },
};

const socketDescription = {
  ...live,
  path: "/ws",
  summary: "Follow changes over a WebSocket",
  description:
    "The messages of `/stream`, each as JSON of the schema `LiveMessage`, and the same " +
    "replay.",
  request: { query: z.object({ last_event_id: lastEventId }) },
  responses: {
    101: { description: "The connection becomes a WebSocket" },
    ...refusals(401, 403, 422, 426, 503),
  },
};

/** Returns the list of the stream's message types, for its description. */
function messageList(): string {
  const lines = Object.entries(LIVE_MESSAGES).map(([type, schema]) => {
    const { id, description } = schema.meta()!;
    return `- \`${type}\` (\`${id}\`): ${description}`;
  });
  return ["Messages, by type:", ...lines].join("\n");
}

/**
 * Refuses requests that cannot become a WebSocket, and pages of other sites with a visitor's
 * cookie.
 */
async function checkSocket(context: ApiContext, next: () => Promise<void>) {
  if (context.req.header("upgrade")?.toLowerCase() !== "websocket") {
    throw new ProblemError({
      status: 426,
      code: "upgrade_required",
      title: "This is a WebSocket",
      detail: "Connect with a WebSocket client, or read the same messages from /api/v1/stream.",
    });
  }
  const origin = context.req.header("origin");
  const isForeign = origin !== undefined && context.var.viewer.kind === "person" &&
    URL.parse(origin)?.host !== context.req.header("host");
  if (isForeign) {
    throw new ProblemError({
      status: 403,
      code: "cross_origin",
      title: "The page is not Laurel's",
      detail: "A WebSocket with a session cookie can only be opened by Laurel's own pages.",
    });
  }
  refuseWhenFull(context.var.services.hub.clients);
  await next();
}

/** Returns the position after which messages are sent; null for new ones only. */
function startOf(context: ApiContext): LivePosition | null {
  const value = context.req.header("last-event-id") || context.req.query("last_event_id");
  if (value === undefined || value === "") return null;
  if (/^\d{1,16}$/.test(value)) return parsePosition(value);
  throw new ProblemError(validationProblem(
    [{ path: "last_event_id", message: "is not a position of this stream" }],
    "query",
  ));
}

/** The longest time without a stream that counts: a laptop that was closed is no broken stream. */
const MAX_LOST_MILLISECONDS = 10 * 60_000;

/** Returns how long the client says it was without a stream. */
function lostMilliseconds(context: ApiContext): number {
  const value = context.req.query("lost_milliseconds") ?? "0";
  if (/^\d{1,9}$/.test(value)) return Math.min(Number(value), MAX_LOST_MILLISECONDS);
  throw new ProblemError(validationProblem(
    [{ path: "lost_milliseconds", message: "is not a whole number of milliseconds" }],
    "query",
  ));
}

function refuseWhenFull(clients: number) {
  if (clients < MAX_CLIENTS) return;
  throw new ProblemError({
    status: 503,
    code: "too_many_streams",
    title: "Too many live connections",
    detail: `This instance serves ${MAX_CLIENTS} live connections. Try again later.`,
    retryAfter: 30,
  });
}
