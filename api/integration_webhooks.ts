import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { receiptSchema } from "@/core/integrations/views.ts";
import type { Receipt } from "@/services/integrations/receive.ts";
import type { Problem } from "@/services/problems/mod.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { calledAddress } from "./called_address.ts";
import { problemResponse } from "@/services/problems/answer.ts";
import { validationProblem } from "./problems.ts";
import { readWebhookBody } from "./integration_webhook_body.ts";
import { refusals } from "./refusals.ts";

const PATH = "/webhooks/:provider/:integrationId";
const MAX_HEADERS = 100;

/**
 * Registers `POST /webhooks/{provider}/{integrationId}`, to which tools send webhooks in their own
 * format.
 */
export function registerIntegrationWebhooks(api: OpenAPIHono<ApiEnv>): void {
  // Some tools check the address with HEAD before they accept it.
  api.get(PATH, (context) => greet(context));
  api.options(PATH, (context) => shakeHands(context));
  api.post(PATH, (context) => receive(context));
  api.openAPIRegistry.registerPath({
    method: "get",
    path: "/webhooks/{provider}/{integrationId}",
    tags: ["Webhooks"],
    summary: "Check the address of an integration",
    description:
      "Some tools check an address with HEAD before they accept it: an integration answers with " +
      "200. GET itself has no use.",
    request: { params: z.object({ provider: z.string(), integrationId: z.string() }) },
    responses: refusals(404, 405),
  });
  api.openAPIRegistry.registerPath({
    method: "options",
    path: "/webhooks/{provider}/{integrationId}",
    tags: ["Webhooks"],
    summary: "Answer the handshake of CloudEvents",
    description: "Answers `WebHook-Request-Origin` with `WebHook-Allowed-Origin`.",
    request: { params: z.object({ provider: z.string(), integrationId: z.string() }) },
    responses: { 200: { description: "Welcome" }, ...refusals(404) },
  });
  api.openAPIRegistry.registerPath({
    method: "post",
    path: "/webhooks/{provider}/{integrationId}",
    tags: ["Webhooks"],
    summary: "Receive a webhook from a tool",
    description:
      "The address that an integration shows. The body is what the tool sends, signed as the " +
      "tool signs. A genuine webhook that Laurel has no use for is answered with 200. Whether " +
      "an unreadable body gets 200 or 400 depends on how the tool handles errors; in both cases " +
      "it is listed for the admin.",
    request: { params: z.object({ provider: z.string(), integrationId: z.string() }) },
    responses: {
      200: {
        description: "Stored",
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
  // Tools check the address with HEAD, so answer it with success.
  if (context.req.raw.method === "HEAD") return new Response(null, { status: 200 });
  return problemResponse({
    status: 405,
    code: "method_not_allowed",
    title: "The method is not allowed here",
    detail: "This is where a tool sends its webhooks, with POST.",
  });
}

/**
 * Answers the handshake in which senders of CloudEvents ask for permission ("HTTP 1.1 Web Hooks for
 * Event Delivery", section 4). Every origin is allowed, because each webhook must be signed anyway.
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
  // Count only existing integrations, because anybody can request any address.
  if (receipt.kind !== "unknown" && receipt.kind !== "unavailable") {
    const status = receipt.kind === "received" ? receipt.status : receipt.kind;
    services.telemetry.integrationWebhooks.inc({ provider, status });
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

// The answer does not say why, so that a sender with a wrong signature learns nothing.
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
