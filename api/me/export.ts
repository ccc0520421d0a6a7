import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import { personalDataSchema } from "@/core/profile.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const description = {
  ...ownRoute,
  method: "get" as const,
  path: "/me/export",
  summary: "Export one's own data",
  description: "One JSON file, which is streamed: account, picture, sessions and ways to sign in " +
    "without secrets, and for agents their events, ledger with the arithmetic, achievements, " +
    "challenges, spins, metrics, leave and accounts in tools.",
  responses: {
    200: {
      description: "The file",
      content: { "application/json": { schema: personalDataSchema } },
    },
    ...refusals(401, 403),
  },
};

/** Registers `GET /me/export`. */
export function registerExport(api: OpenAPIHono<ApiEnv>): void {
  api.get("/me/export", (context) => {
    const { profiles, clock, reportError } = context.var.services;
    const day = new Date(clock()).toISOString().slice(0, 10);
    const parts = profiles.exportOf(signedInPerson(context))[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      // Reads the next part only when the client has taken the last one.
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          reportError("api", "an export stopped", error);
          // The client sees that the file is incomplete, because the connection breaks.
          controller.error(error);
        }
      },
      async cancel() {
        await parts.return?.();
      },
    });
    return new Response(stream, {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="laurel-export-${day}.json"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
  api.openAPIRegistry.registerPath(description);
}
