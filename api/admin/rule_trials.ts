import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { csvRow } from "@/core/csv.ts";
import { describeEffect } from "@/core/rules/effect.ts";
import {
  TRIAL_SORTS,
  type TrialAgent,
  trialAgentSchema,
  trialFileSchema,
  trialSchema,
  type TrialView,
} from "@/core/rules/trial_views.ts";
import { pageShape } from "@/core/shapes.ts";
import type { RuleTrials, Trial } from "@/services/recalculations/trials.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { download } from "@/api/download.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery, storableText } from "@/api/lists.ts";
import { periodEnd, periodStart } from "@/api/periods.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { dayOrMoment } from "@/api/times.ts";
import type { Language } from "@/core/language.ts";
import { languageOf } from "@/services/problems/language.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, tags: ["Rules and boosts"] };
const params = z.object({ id: z.coerce.number().pipe(z.int32().min(1)) });
const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });

const filters = {
  q: storableText.default("").meta({ description: "Text in names, ids or e-mail addresses" }),
  only: z.enum(["all", "changed", "gains", "losses"]).default("all"),
  sort: z.enum(TRIAL_SORTS).default("gain")
    .meta({ description: "gain: who would have got most more comes first; loss: the other way" }),
};

const startRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/rule-trials",
  summary: "Compare a period under other rules",
  description:
    "Counts in the background, agent by agent, what a past period would have paid under a draft " +
    "of rules, a version, or those of a recalculation. No points change. The result is kept for " +
    "a while; `agents` lists who would have gained and lost.",
  request: {
    body: {
      required: true,
      content: json(
        z.strictObject({
          from: dayOrMoment.optional().meta({
            type: "string",
            description: "A day in the organization's time zone, or a moment",
          }),
          to: dayOrMoment.optional().meta({
            type: "string",
            description: "A day, which is included up to now, or a moment, before which it ends. " +
              "The period has at most 92 days",
          }),
          rules: z.unknown().optional().meta({ type: "object", description: "A draft" }),
          version: z.int32().min(1).optional(),
          recalculation: z.int32().min(1).optional()
            .meta({ description: "Instead of a period and rules" }),
        }).superRefine((body, context) => {
          const others = ["from", "to", "rules", "version"] as const;
          for (const field of others) {
            const isPeriod = field === "from" || field === "to";
            if (body.recalculation === undefined) {
              if (isPeriod && body[field] === undefined) {
                context.addIssue({ code: "custom", path: [field], message: "is missing" });
              }
            } else if (body[field] !== undefined) {
              const message = "is not given besides recalculation";
              context.addIssue({ code: "custom", path: [field], message });
            }
          }
        }).meta({ id: "NewRuleTrial" }),
      ),
    },
  },
  responses: {
    201: { description: "The trial, which runs", content: json(trialSchema) },
    ...refusals(400, 401, 403, 404, 413, 415, 422),
  },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rule-trials/{id}",
  summary: "Get a comparison of rules",
  request: { params },
  responses: {
    200: { description: "The trial and its totals so far", content: json(trialSchema) },
    ...refusals(401, 403, 404, 422),
  },
});

const agentsRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rule-trials/{id}/agents",
  summary: "List who gains and loses in a comparison of rules",
  request: { params, query: z.object({ ...pageQuery, ...filters }) },
  responses: {
    200: {
      description: "A page of the agents that were compared so far",
      content: json(pageShape(trialAgentSchema)),
    },
    ...refusals(401, 403, 404, 422),
  },
});

const csvRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rule-trials/{id}/agents.csv",
  summary: "Export who gains and loses as CSV",
  request: { params, query: z.object(filters) },
  responses: {
    200: {
      description: "The agents that were compared so far",
      content: { "text/csv": { schema: trialFileSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const removeRoute = createRoute({
  ...base,
  method: "delete",
  path: "/admin/rule-trials/{id}",
  summary: "Stop and remove a comparison of rules",
  request: { params },
  responses: { 204: { description: "Removed" }, ...refusals(401, 403, 404, 422) },
});

const place = z.object({ offset: z.int32().min(1) });

/** Registers `/admin/rule-trials`. */
export function registerRuleTrials(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(startRoute, async (context) => {
    const { ruleTrials, info: { timeZone }, clock } = context.var.services;
    const { from, to, recalculation, rules, version } = context.req.valid("json");
    const started = await ruleTrials.start(
      recalculation !== undefined ? { recalculation } : {
        from: periodStart(from!, timeZone),
        // A day that is not over is counted up to now.
        to: /T/i.test(to!) ? Date.parse(to!) : Math.min(periodEnd(to!, timeZone), clock()),
        rules,
        version,
      },
    );
    return context.json(toView(started, languageOf(context.req.raw)), 201);
  });

  api.openapi(findRoute, async (context) => {
    const { ruleTrials } = context.var.services;
    const trial = await findTrial(ruleTrials, context.req.valid("param").id);
    return context.json(toView(trial, languageOf(context.req.raw)), 200);
  });

  api.openapi(agentsRoute, async (context) => {
    const { ruleTrials } = context.var.services;
    const { id } = await findTrial(ruleTrials, context.req.valid("param").id);
    const { limit, cursor, q, only, sort } = context.req.valid("query");
    const offset = fromCursor(cursor, place)?.offset ?? 0;
    const page = { offset, limit: limit + 1 };
    const found = await ruleTrials.listAgents(id, { search: q, only, sort }, page);
    return context.json(cutPage(found, limit, () => ({ offset: offset + limit })), 200);
  });

  api.openapi(csvRoute, async (context) => {
    const { ruleTrials } = context.var.services;
    const { id } = await findTrial(ruleTrials, context.req.valid("param").id);
    const { q, only, sort } = context.req.valid("query");
    const parts = exportAgents((offset, limit) =>
      ruleTrials.listAgents(id, { search: q, only, sort }, { offset, limit })
    );
    const fileName = `rules-comparison-${id}.csv`;
    return download(context, parts, { type: "text/csv; charset=utf-8", fileName });
  });

  api.openapi(removeRoute, async (context) => {
    if (!await context.var.services.ruleTrials.remove(context.req.valid("param").id)) {
      throw new ProblemError(notFound("comparison of rules"));
    }
    return context.body(null, 204);
  });
}

async function findTrial(trials: RuleTrials, id: number): Promise<Trial> {
  const trial = await trials.find(id);
  if (!trial) throw new ProblemError(notFound("comparison of rules"));
  return trial;
}

const ROWS_PER_PART = 500;

async function* exportAgents(
  read: (offset: number, limit: number) => Promise<readonly TrialAgent[]>,
): AsyncGenerator<string> {
  yield csvRow(["id", "name", "now", "draft", "difference"]);
  for (let offset = 0;; offset += ROWS_PER_PART) {
    const rows = await read(offset, ROWS_PER_PART);
    if (rows.length === 0) return;
    yield rows.map(({ agent, before, after, difference }) =>
      csvRow([agent.id, agent.name, before, after, difference])
    ).join("");
    if (rows.length < ROWS_PER_PART) return;
  }
}

function toView(trial: Trial, language: Language): TrialView {
  const { id, recalculation, status, agents, doneAgents, sums } = trial;
  const iso = (time: number) => new Date(time).toISOString();
  return {
    id,
    recalculation,
    status,
    agents,
    doneAgents,
    sums,
    from: iso(trial.from),
    to: iso(trial.to),
    createdAt: iso(trial.createdAt),
    finishedAt: trial.finishedAt === null ? null : iso(trial.finishedAt),
    effects: status === "done" ? describeEffect(sums, language) : [],
  };
}
