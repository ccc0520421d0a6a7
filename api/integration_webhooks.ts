import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { receiptSchema } from "@/core/integrations/views.ts";
import type { Receipt } from "@/services/integrations/receive.ts";
import type { Problem } from "@/services/problems/mod.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { calledAddress } from "./called_address.ts";
import { problemResponse, validationProblem } from "./problems.ts";
import { readWebhookBody } from "./integration_webhook_body.ts";
import { refusals } from "./refusals.ts";

const PATH = "/webhooks/:provider/:integrationId";
const MAX_HEADERS = 100;

/** `POST /webhooks/{provider}/{integrationId}`: what tools send, in their own terms. */
export function registerWebhooks(api: OpenAPIHono<ApiEnv>): void {
  // Some tools ask whether there is anybody before they take an address.
  api.get(PATH, (context) => greet(context));
  api.options(PATH, (context) => shakeHands(context));
  api.post(PATH, (context) => receive(context));
  api.openAPIRegistry.registerPath({
    method: "get",
    path: "/webhooks/{provider}/{integrationId}",
    tags: ["Webhooks"],
    summary: "Whether there is anybody",
    description: "Some tools check an address with HEAD before they take it: an integration " +
      "answers that with 200. GET itself is not for anything.",
    request: { params: z.object({ provider: z.string(), integrationId: z.string() }) },
    responses: refusals(404, 405),
  });
  api.openAPIRegistry.registerPath({
    method: "options",
    path: "/webhooks/{provider}/{integrationId}",
    tags: ["Webhooks"],
    summary: "The handshake of CloudEvents",
    description: "Answers `WebHook-Request-Origin` with `WebHook-Allowed-Origin`.",
    request: { params: z.object({ provider: z.string(), integrationId: z.string() }) },
    responses: { 200: { description: "Welcome" }, ...refusals(404) },
  });
  api.openAPIRegistry.registerPath({
    method: "post",
    path: "/webhooks/{provider}/{integrationId}",
    tags: ["Webhooks"],
    summary: "What a tool sends",
    description: "The address that an integration shows. The body is what the tool sends, signed " +
      "as the tool signs. A webhook that is from the tool and means nothing to Laurel is answered " +
      "with 200. Whether a body that cannot be read gets 200 or 400 depends on what the tool does " +
      "with refusals; it is listed for the admin in either case.",
    request: { params: z.object({ provider: z.string(), integrationId: z.string() }) },
    responses: {
      200: {
        description: "Kept",
        content: { "application/json": { schema: receiptSchema } },
      },
      ...refusals(400, 401, 404, 409, 413, 415, 503),
    },
  });
}

async function greet(context: ApiContext): Promise<Response> {
  const { provider = "", integrationId = "" } = context.req.param();
  const { services } = context.var;
  const isKnown = await services.integrations.receiver.knows(provider, integrationId);
  if (!isKnown) return problemResponse(UNKNOWN);
  // A HEAD request is answered so: tools check the address with one.
  if (context.req.raw.method === "HEAD") return new Response(null, { status: 200 });
  return problemResponse({
    status: 405,
    code: "method_not_allowed",
    title: "The method is not allowed here",
    detail: "This is where a tool sends its webhooks, with POST.",
  });
}

/**
 * Senders of CloudEvents may ask first whether they are welcome ("HTTP 1.1 Web Hooks for Event
 * Delivery", section 4). They are, with whatever origin; each webhook has to be signed anyhow.
 */
async function shakeHands(context: ApiContext): Promise<Response> {
  const { provider = "", integrationId = "" } = context.req.param();
  const { receiver } = context.var.services.integrations;
  if (!await receiver.knows(provider, integrationId)) return problemResponse(UNKNOWN);
  const origin = context.req.header("webhook-request-origin");
  return new Response(null, {
    status: 200,
    headers: {
      allow: "POST",
      ...(origin ? { "webhook-allowed-origin": origin, "webhook-allowed-rate": "*" } : {}),
    },
  });
}

async function receive(context: ApiContext): Promise<Response> {
  const { provider = "", integrationId = "" } = context.req.param();
  const { services } = context.var;
  const { raw } = context.req;
  const request = {
    method: raw.method,
    url: calledAddress(raw, services.info.publicUrl),
    headers: Object.fromEntries([...raw.headers].slice(0, MAX_HEADERS)),
    ...await readWebhookBody(raw),
    receivedAt: services.clock(),
  };
  const receipt = await services.integrations.receiver.receive(provider, integrationId, request);
  // Only names that exist: anybody can ask for any address.
  if (receipt.kind !== "unknown" && receipt.kind !== "unavailable") {
    const status = receipt.kind === "received" ? receipt.status : receipt.kind;
    services.telemetry.webhooks.inc({ provider, status });
  }
  return answer(receipt);
}

function answer(receipt: Receipt): Response {
  switch (receipt.kind) {
    case "unknown":
      return problemResponse(UNKNOWN);
    case "refused":
      return problemResponse(REFUSED);
    case "conflict":
      return problemResponse(CONFLICT);
    case "unavailable":
      return problemResponse(UNAVAILABLE);
    case "unparseable":
      if (receipt.status === 400) {
        const errors = [{ path: "", message: receipt.reason }];
        const problem = validationProblem(errors, "webhook");
        return problemResponse({ ...problem, status: 400, code: "unparseable_webhook" });
      }
      return Response.json({
        status: "unparseable",
        reason: receipt.reason,
        repeated: receipt.isRepeated,
      });
    case "received":
      return Response.json({
        status: receipt.status,
        reason: receipt.reason,
        repeated: receipt.isRepeated,
      });
  }
}

const UNKNOWN: Problem = {
  status: 404,
  code: "unknown_integration",
  title: "There is no such integration",
  detail: "No integration of this kind has this id. Copy the address from Laurel's settings.",
};

// Whoever sends something else's signature learns nothing from the answer.
const REFUSED: Problem = {
  status: 401,
  code: "webhook_refused",
  title: "The webhook was refused",
  detail: "It could not be authenticated.",
};

const UNAVAILABLE: Problem = {
  status: 503,
  code: "storage_unavailable",
  title: "The database cannot be reached",
  detail: "The webhook was not stored. Send it again; a repetition is never scored twice.",
  retryAfter: 5,
};

const CONFLICT: Problem = {
  status: 409,
  code: "event_conflict",
  title: "The id was used for something else",
  detail: "A webhook with this id and other content was received before. Nothing was changed. " +
    "Give every event an id of its own.",
};
