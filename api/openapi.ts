import type { OpenAPIHono } from "@hono/zod-openapi";
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
  api.get("/openapi.json", (context) => context.json(describeApi(api)));
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
