import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { eventDataSchema, SCORED_TYPES } from "@/core/events/events.ts";
import { ruleSetSchema } from "@/core/rules/rules.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { RuleSetInfo } from "@/services/rules/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { explanationSchema, stepSchema, toMutableExplanation } from "@/api/explanation_schema.ts";
import { agentText, storableText } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { momentInput } from "@/api/times.ts";
import { requireAdmin } from "./viewer.ts";

const base = {
  tags: ["Rules and boosts"],
  security: [{ key: [] }, { session: [] }],
  middleware: requireAdmin,
};

const infoSchema = z.object({
  version: z.int(),
  effectiveFrom: z.string().nullable().openapi({
    description: "Event time from which it scores; null: only in recalculations that use it",
  }),
  note: z.string(),
  createdAt: z.string(),
  isInForce: z.boolean().openapi({ description: "Whether it scores work that is done now" }),
}).openapi("RuleSetInfo");

// A schema of its own, because the one in core is created before zod is extended with `openapi`.
const rulesSchema = ruleSetSchema.extend({}).openapi("RuleSet");
const storedSchema = infoSchema.extend({ rules: rulesSchema }).openapi("StoredRuleSet");

const issueSchema = z.object({
  severity: z.enum(["error", "warning"]),
  path: z.string().openapi({ example: "actions.deal_won.bonuses.0.when" }),
  message: z.string(),
}).openapi("RuleIssue");

// Validated by core, which reports more than a schema can.
const draft = z.unknown().refine((value) => value !== undefined, "is missing").openapi({
  type: "object",
  description: "A rule set, like `rules` in the answer of GET /admin/rules/{version}",
});

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rules",
  summary: "List the versions of the rules",
  responses: {
    200: {
      description: "All versions, newest first",
      content: { "application/json": { schema: z.object({ entries: z.array(infoSchema) }) } },
    },
    ...refusals(401, 403),
  },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rules/{version}",
  summary: "Get a version of the rules",
  request: { params: z.object({ version: z.coerce.number().pipe(z.int32().min(1)) }) },
  responses: {
    200: {
      description: "The version with its rules",
      content: { "application/json": { schema: storedSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const validateRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/rules/validate",
  summary: "Check a rule set",
  description:
    "Returns sentences about everything that is wrong with a draft: errors, which prevent " +
    "publication, and warnings. Stores nothing.",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ rules: draft }) } },
    },
  },
  responses: {
    200: {
      description: "The findings; valid means no errors",
      content: {
        "application/json": {
          schema: z.object({ isValid: z.boolean(), issues: z.array(issueSchema) }),
        },
      },
    },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

const publishRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/rules",
  summary: "Publish a rule set",
  description: "It becomes the next version; versions never change. It scores work done from " +
    "`effectiveFrom` on, which cannot be in the past: use a recalculation for past work.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            rules: draft,
            effectiveFrom: momentInput.nullable().optional().openapi({
              description: "Default: now. null: only in recalculations that use it",
            }),
            note: storableText.trim().default("")
              .openapi({ description: "What has changed, and why" }),
          }),
        },
      },
    },
  },
  responses: {
    201: {
      description: "The new version, and warnings about it",
      content: {
        "application/json": {
          schema: storedSchema.extend({ warnings: z.array(issueSchema) }),
        },
      },
    },
    ...refusals(400, 401, 403, 409, 413, 415, 422),
  },
});

const whatIfRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/rules/what-if",
  summary: "Try a sample event",
  description:
    "What an event would pay under a draft, a version, or the rules in force, with a reason " +
    "for every bonus. Stores nothing.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            rules: z.unknown().optional().openapi({ type: "object", description: "A draft" }),
            version: z.int32().min(1).optional(),
            event: z.strictObject({
              type: z.enum(SCORED_TYPES),
              data: eventDataSchema.default({})
                .openapi({ type: "object", example: { responseTime: 45, quality: 0.9 } }),
              time: momentInput.optional(),
              agent: agentText.optional()
                .openapi({ description: "The agent whose streak, day, team and boosts apply" }),
            }),
            streak: z.int32().min(0).optional()
              .openapi({ description: "Length of the streak in days; default: the agent's, or 1" }),
            volumeToday: z.int32().min(1).optional()
              .openapi({ description: "Which event of its type it is on its day, counted from 1" }),
          }).refine((body) => body.rules === undefined || body.version === undefined, {
            path: ["version"],
            message: "is given besides rules; give one of them, or none",
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "What it would pay, and why",
      content: {
        "application/json": {
          schema: z.object({
            version: z.int().nullable().openapi({ description: "null: the draft" }),
            status: z.string(),
            points: z.int(),
            reason: z.string().nullable(),
            breakdown: z.array(stepSchema),
            explanation: explanationSchema,
            streak: z.int(),
            volumeToday: z.int(),
          }),
        },
      },
    },
    ...refusals(400, 401, 403, 404, 413, 415, 422),
  },
});

/** Registers `/admin/rules`, `/admin/rules/{version}`, `/validate` and `/what-if`. */
export function registerRules(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const found = await context.var.services.rules.list();
    return context.json({ entries: found.map(toInfo) }, 200);
  });

  api.openapi(validateRoute, (context) => {
    const found = context.var.services.rules.validate(context.req.valid("json").rules);
    const isValid = found.every(({ severity }) => severity === "warning");
    return context.json({ isValid, issues: [...found] }, 200);
  });

  api.openapi(whatIfRoute, async (context) => {
    const { event, rules, version, streak, volumeToday } = context.req.valid("json");
    const { type, data, agent } = event;
    const result = await context.var.services.rules.whatIfEvent({
      event: { type, data, agent, time: event.time ? Date.parse(event.time) : undefined },
      rules,
      version,
      streak,
      volumeToday,
    });
    const explanation = toMutableExplanation(result.explanation);
    return context.json({ ...result, breakdown: [...result.breakdown], explanation }, 200);
  });

  api.openapi(findRoute, async (context) => {
    const { version } = context.req.valid("param");
    const set = await context.var.services.rules.get(version);
    if (!set) throw new ProblemError(notFound("rule set"));
    return context.json({ ...toInfo(set), rules: set.rules }, 200);
  });

  api.openapi(publishRoute, async (context) => {
    const { rules, effectiveFrom, note } = context.req.valid("json");
    const from = typeof effectiveFrom === "string" ? Date.parse(effectiveFrom) : effectiveFrom;
    const { set, warnings } = await context.var.services.rules.publish(rules, from, note);
    return context.json({ ...toInfo(set), rules: set.rules, warnings: [...warnings] }, 201);
  });
}

function toInfo({ version, effectiveFrom, note, createdAt, isInForce }: RuleSetInfo) {
  const from = effectiveFrom === null ? null : new Date(effectiveFrom).toISOString();
  return {
    version,
    effectiveFrom: from,
    note,
    isInForce,
    createdAt: new Date(createdAt).toISOString(),
  };
}
