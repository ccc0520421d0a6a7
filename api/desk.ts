import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./environment.ts";
import { languageOf } from "@/services/problems/language.ts";
import { signedInPerson } from "./me/viewer.ts";

/**
 * Registers `GET /desk`: the data of the desk, for pages that must reload their state after the
 * live stream skipped messages. Only for Laurel's own pages; not part of the public contract.
 */
export function registerDesk(api: OpenAPIHono<ApiEnv>): void {
  api.get("/desk", async (context) => {
    context.header("cache-control", "no-store");
    return context.json(
      await context.var.services.desk.load(
        signedInPerson(context),
        languageOf(context.req.raw),
      ),
    );
  });
}
