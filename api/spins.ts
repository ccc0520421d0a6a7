import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { fromSpinId } from "@/core/spins/spin_id.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText, cutPage, fromCursor, pageQuery, storableText } from "./lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { agentOf } from "./me/viewer.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";
import { fairnessDaySchema, spinRecordSchema, wheelStateSchema } from "@/core/spins/views.ts";

const tags = ["Spins"];
const security = [{ key: [] }, { session: [] }];
const spinId = storableText.min(1).max(300);

const spinRoute = createRoute({
  method: "post",
  path: "/spins",
  tags,
  security: [{ session: [] }],
  summary: "Spin the wheel",
  description:
    "For people who are agents. Uses up a right and draws, in one transaction. The prize " +
    "follows on the live stream; the seed is shown the day after.",
  responses: {
    201: { description: "The spin", content: { "application/json": { schema: spinRecordSchema } } },
    ...refusals(401, 403, 409),
  },
});

const stateRoute = createRoute({
  method: "get",
  path: "/spins",
  tags,
  security: [{ session: [] }],
  summary: "Get the wheel with one's own spins",
  description:
    "For people who are agents: their rights, the prizes, today's commitment, and their latest spins.",
  responses: {
    200: {
      description: "The wheel",
      content: { "application/json": { schema: wheelStateSchema } },
    },
    ...refusals(401, 403),
  },
});

const fairnessRoute = createRoute({
  method: "get",
  path: "/spins/fairness",
  tags,
  security,
  summary: "Get the published data of a day's draws",
  description:
    "The commitment from the day before on, the seed once the day is over, and the wheels in " +
    "force.",
  request: { query: z.object({ day: daySchema.meta({ example: "2026-11-20" }) }) },
  responses: {
    200: { description: "The day", content: { "application/json": { schema: fairnessDaySchema } } },
    ...refusals(401, 403, 404, 422),
  },
});

const findRoute = createRoute({
  method: "get",
  path: "/spins/{id}",
  tags,
  security,
  summary: "Get a spin",
  description: "With everything that is needed to verify it, on the page /spins/verify or by hand.",
  request: { params: z.object({ id: spinId }) },
  responses: {
    200: { description: "The spin", content: { "application/json": { schema: spinRecordSchema } } },
    ...refusals(401, 403, 404, 422),
  },
});

const listRoute = createRoute({
  method: "get",
  path: "/agents/{id}/spins",
  tags,
  security,
  summary: "List an agent's spins",
  description: "Newest first.",
  request: { params: z.object({ id: agentText }), query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of spins",
      content: { "application/json": { schema: pageShape(spinRecordSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const spinPlace = z.object({ day: daySchema, number: z.int32().min(1) });

/** Registers `/spins`, and the spins of an agent. */
export function registerSpins(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(spinRoute, async (context) => {
    const spin = await context.var.services.spins.spin(agentOf(context));
    if (!spin) throw new ProblemError(notFound("agent"));
    return context.json(spin, 201);
  });

  api.openapi(stateRoute, async (context) => {
    const state = await context.var.services.spins.state(agentOf(context));
    if (!state) throw new ProblemError(notFound("agent"));
    context.header("cache-control", "no-store");
    return context.json(state, 200);
  });

  // Register it before the route of one spin, which would treat the path as an id.
  api.openapi(fairnessRoute, async (context) => {
    const { day } = context.req.valid("query");
    const found = await context.var.services.spins.fairness(day);
    if (!found) throw new ProblemError(notFound("day with a seed"));
    return context.json(found, 200);
  });

  api.openapi(findRoute, async (context) => {
    const { id } = context.req.valid("param");
    const spin = await context.var.services.spins.find(context.var.viewer, id);
    if (!spin) throw new ProblemError(notFound("spin"));
    return context.json(spin, 200);
  });

  api.openapi(listRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, spinPlace);
    const { spins } = context.var.services;
    const found = await spins.list(context.var.viewer, id, { limit: limit + 1, before });
    if (!found) throw new ProblemError(notFound("agent"));
    return context.json(cutPage(found, limit, (last) => fromSpinId(last.id)), 200);
  });
}
