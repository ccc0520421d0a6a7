import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Integration } from "@/services/auth/identity.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import type { EventAnswer, IngestResult } from "@/services/rewards/event.ts";
import type { Services } from "@/services/services.ts";
import {
  batchAnswerSchema,
  eventAnswerSchema,
  type EventAnswerView,
} from "@/core/scoring/event_answer.ts";
import { readEvents } from "./cloud_events.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { eventSchema, parseEvent, typesFor } from "./event_schema.ts";
import { problemResponse, toProblemBody } from "@/services/problems/answer.ts";
import { refusals } from "./refusals.ts";

/** The maximum number of events per batch. */
const MAX_BATCH = 1_000;

/** Registers `POST /events` and `POST /events/batch`. */
export function registerEvents(api: OpenAPIHono<ApiEnv>): void {
  api.post("/events", (context) => receive(context, "single"));
  api.post("/events/batch", (context) => receive(context, "batch"));
  // These handlers read the body themselves, for the CloudEvents forms and for one answer per
  // event, so their OpenAPI descriptions are registered here.
  for (const mode of ["single", "batch"] as const) api.openAPIRegistry.registerPath(describe(mode));
}

async function receive(context: ApiContext, expected: "single" | "batch"): Promise<Response> {
  const { services } = context.var;
  const key = context.var.viewer as Integration;
  const sent = await readEvents(context.req.raw, expected);
  if (sent.events.length > MAX_BATCH) throw new ProblemError(batchTooLarge(sent.events.length));
  const results = await ingest(services, key, sent.events);
  if (sent.mode === "batch") {
    return context.json({ results: results.map((result, i) => toEntry(result, sent.events[i])) });
  }
  const result = results[0]!;
  if (result.kind === "rejected") return problemResponse(result.problem);
  if (result.kind === "duplicate") context.header("Idempotent-Replayed", "true");
  return context.json(toAnswer(result.kind, result.answer));
}

/** Validates events and ingests the valid ones; an invalid event does not affect the others. */
async function ingest(
  services: Services,
  key: Integration,
  events: readonly unknown[],
): Promise<readonly IngestResult[]> {
  const now = services.clock();
  const types = await typesFor(services, events);
  const parsed = events.map((event) => parseEvent(event, key, now, types));
  const valid = parsed.flatMap((one) => one.ok ? [one.event] : []);
  const stored = await services.rewards.ingest(valid, key);
  let next = 0;
  const results = parsed.map((one): IngestResult =>
    one.ok ? stored[next++]! : { kind: "rejected", problem: one.problem }
  );
  for (const result of results) {
    services.telemetry.events.inc({
      status: result.kind === "accepted" ? result.answer.status : result.kind,
    });
  }
  return results;
}

function toAnswer(kind: "accepted" | "duplicate", answer: EventAnswer): EventAnswerView {
  return kind === "accepted" ? answer : { ...answer, status: "duplicate" };
}

function toEntry(result: IngestResult, sent: unknown) {
  if (result.kind !== "rejected") return toAnswer(result.kind, result.answer);
  const id = (sent as { id?: unknown } | null)?.id;
  return {
    id: typeof id === "string" && id.length <= 256 ? id : null,
    status: "rejected",
    error: toProblemBody(result.problem),
  };
}

function batchTooLarge(size: number): Problem {
  return {
    status: 422,
    code: "batch_too_large",
    title: "The batch is too large",
    detail: `A batch may have ${MAX_BATCH} events, this one has ${size}. None was stored.`,
    errors: [{ path: "events", message: `has more than ${MAX_BATCH} entries` }],
  };
}

function describe(mode: "single" | "batch") {
  const isBatch = mode === "batch";
  return {
    method: "post" as const,
    path: isBatch ? "/events/batch" : "/events",
    tags: ["Events"],
    summary: isBatch ? "Send up to 1,000 events" : "Send an event",
    description: isBatch
      ? "Returns one answer per event, in order; a refused event does not affect the others."
      : "Scores the event once and returns what it changed. The same event again gets the " +
        "first answer with the status duplicate.",
    security: [{ key: [] }],
    request: {
      body: {
        required: true,
        content: isBatch
          ? {
            "application/json": {
              schema: z.object({ events: z.array(eventSchema).max(MAX_BATCH) }),
            },
            "application/cloudevents-batch+json": { schema: z.array(eventSchema).max(MAX_BATCH) },
          }
          : {
            "application/json": { schema: eventSchema },
            "application/cloudevents+json": { schema: eventSchema },
          },
      },
    },
    responses: {
      200: {
        description: "Stored",
        content: {
          "application/json": { schema: isBatch ? batchAnswerSchema : eventAnswerSchema },
        },
      },
      ...(isBatch ? {} : refusals(409)),
      ...refusals(400, 401, 403, 413, 415, 422, 429, 503),
    },
  };
}
