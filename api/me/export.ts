import type { OpenAPIHono } from "@hono/zod-openapi";
import { download } from "@/api/download.ts";
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
    "challenges, spins, metrics, goals, leave and accounts in tools.",
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
    const { profiles, clock } = context.var.services;
    const day = new Date(clock()).toISOString().slice(0, 10);
    return download(context, profiles.exportOf(signedInPerson(context)), {
      type: "application/json",
      fileName: `laurel-export-${day}.json`,
    });
  });
  api.openAPIRegistry.registerPath(description);
}
