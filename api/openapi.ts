import type { OpenAPIHono } from "@hono/zod-openapi";
import { SENDABLE_TYPES } from "@/core/events/events.ts";
import type { EventTypeView } from "@/core/event_types/views.ts";
import { VERSION } from "@/services/mod.ts";
import type { ApiEnv } from "./environment.ts";

/** Registers `GET /openapi.json`: the description that is generated from the routes. */
export function registerOpenApi(api: OpenAPIHono<ApiEnv>): void {
  api.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "An integration key. Scopes: events:write, read, admin.",
  });
  api.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "better-auth.session_token",
    description: "The session of a person who signed in.",
  });
  api.get("/openapi.json", async (context) => {
    const types = await context.var.services.eventTypes.list();
    const own = types.filter(({ isBuiltIn }) => !isBuiltIn);
    return context.json(withTypes(describeApi(api), own));
  });
}

/** Adds the types that admins have defined to the description of an event. */
function withTypes<Document extends ReturnType<typeof describeApi>>(
  document: Document,
  own: readonly EventTypeView[],
): Document {
  const schemas = { ...document.components?.schemas };
  const event = schemas["Event"];
  if (own.length === 0 || !event || !("properties" in event)) return document;
  const type = {
    type: "string" as const,
    description: "A type that Laurel brings along, or one that an admin has defined: " +
      `${own.map(wordsOf).join(" ")}`,
    anyOf: [
      { type: "string" as const, enum: [...SENDABLE_TYPES, ...own.map(({ type }) => type)] },
      { type: "string" as const },
    ],
  };
  schemas["Event"] = { ...event, properties: { ...event.properties, type } };
  return { ...document, components: { ...document.components, schemas } };
}

/** `ticket_solved (Ticket solved) with minutes (number from 0 to 600).` */
function wordsOf({ type, title, fields }: EventTypeView): string {
  const words = fields.map(({ name, kind, minimum, maximum, required }) => {
    const range = (minimum === undefined ? "" : ` from ${minimum}`) +
      (maximum === undefined ? "" : ` to ${maximum}`);
    return `${name} (${kind}${range}${required ? ", required" : ""})`;
  });
  return `${type} (${title})${words.length === 0 ? "" : ` with ${words.join(", ")}`}.`;
}

/** Returns the OpenAPI 3.1 document. */
function describeApi(api: OpenAPIHono<ApiEnv>) {
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Laurel",
      version: VERSION,
      description: "Send events, get points. Errors are RFC 9457 problems with a stable `code`.",
    },
    servers: [{ url: "/api/v1" }],
  });
}
