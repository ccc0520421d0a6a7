import { z } from "@hono/zod-openapi";
import { foundPersonSchema } from "@/core/agents/directory.ts";
import { chooserQuery, wholeListSchema } from "./lists.ts";
import { refusals } from "./refusals.ts";

/** What all searches of people for a field that chooses one have in common. */
export const foundPeople = {
  method: "get" as const,
  request: {
    query: z.object(chooserQuery("The search; empty: the first by name", "People")),
  },
  responses: {
    200: {
      description: "The people, the best match first",
      content: { "application/json": { schema: wholeListSchema(foundPersonSchema) } },
    },
    ...refusals(401, 403, 422),
  },
};
