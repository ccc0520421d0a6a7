import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { typeName } from "@/core/rules/counting.ts";
import { eventDataSchema } from "@/core/events/event_data.ts";
import { sampleResultSchema } from "@/core/explain/views.ts";
import { publishedDraft } from "@/core/rules/draft_views.ts";
import {
  publishedRuleSetSchema,
  ruleCheckSchema,
  ruleSetInfoSchema,
  type RuleSetInfoView,
  storedRuleSetSchema,
} from "@/core/rules/views.ts";
import { changedBy } from "@/services/corrections/permission.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { RuleSetInfo } from "@/services/rules/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { languageOf } from "@/services/problems/language.ts";
import { withSentences } from "@/api/explanation.ts";
import { agentText, storableText, wholeListSchema } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { momentInput } from "@/api/times.ts";
import { issuesIn } from "./rule_issues.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, tags: ["Rules and boosts"] };

// Validated by core, which reports more than a schema can.
const draft = z.unknown().refine((value) => value !== undefined, "is missing").meta({
  type: "object",
  description: "A rule set, like `rules` in the answer of GET /admin/rules/{version}",
});

const versionParams = z.object({ version: z.coerce.number().pipe(z.int32().min(1)) });

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rules",
  summary: "List the versions of the rules",
  responses: {
    200: {
      description: "All versions, the newest first",
      content: { "application/json": { schema: wholeListSchema(ruleSetInfoSchema) } },
    },
    ...refusals(401, 403),
  },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rules/{version}",
  summary: "Get a version of the rules",
  request: { params: versionParams },
  responses: {
    200: {
      description: "The version with its rules",
      content: { "application/json": { schema: storedRuleSetSchema } },
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
          schema: ruleCheckSchema,
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
            rules: z.unknown().optional().meta({
              type: "object",
              description: "A rule set; or give `draft`",
            }),
            draft: publishedDraft.optional().meta({
              description:
                "The stored draft that becomes the version, and is then no draft any more",
            }),
            effectiveFrom: momentInput.nullable().optional().meta({
              description: "Default: now. null: it scores only in recalculations that name it",
            }),
            note: storableText.trim().default("")
              .meta({ description: "What was changed, and why" }),
          }).refine(({ rules, draft }) => (rules === undefined) !== (draft === undefined), {
            path: ["rules"],
            message: "must be given, or else draft, and not both",
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
          schema: publishedRuleSetSchema,
        },
      },
    },
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const withdrawRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/rules/{version}/withdraw",
  summary: "Withdraw a scheduled rule set",
  description: "A version that has not begun never begins. It stays in the list.",
  request: { params: versionParams },
  responses: {
    200: {
      description: "The version",
      content: { "application/json": { schema: storedRuleSetSchema } },
    },
    ...refusals(401, 403, 404, 409, 422),
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
            rules: z.unknown().optional().meta({ type: "object", description: "A draft" }),
            version: z.int32().min(1).optional(),
            event: z.strictObject({
              type: typeName,
              data: eventDataSchema.default({})
                .meta({ type: "object", example: { responseTime: 45, quality: 0.9 } }),
              time: momentInput.optional(),
              agent: agentText.optional()
                .meta({ description: "The agent whose streak, day, team and boosts are used" }),
            }),
            streak: z.int32().min(0).optional()
              .meta({ description: "The streak in days; default: the agent's, or 1" }),
            volumeToday: z.int32().min(1).optional()
              .meta({ description: "Number of events of this type on the day, this one included" }),
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
          schema: sampleResultSchema,
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

  api.openapi(validateRoute, async (context) => {
    const found = await context.var.services.rules.validate(context.req.valid("json").rules);
    const isValid = found.every(({ severity }) => severity === "warning");
    const issues = issuesIn(languageOf(context.req.raw), found);
    return context.json({ isValid, issues }, 200);
  });

  api.openapi(whatIfRoute, async (context) => {
    const { event, rules, version, streak, volumeToday } = context.req.valid("json");
    const { type, data, agent } = event;
    const language = languageOf(context.req.raw);
    const result = await context.var.services.rules.whatIfEvent({
      event: { type, data, agent, time: event.time ? Date.parse(event.time) : undefined },
      rules,
      version,
      streak,
      volumeToday,
      language,
    });
    const explanation = withSentences(result.explanation, language);
    return context.json({ ...result, explanation }, 200);
  });

  api.openapi(findRoute, async (context) => {
    const { version } = context.req.valid("param");
    const set = await context.var.services.rules.get(version);
    if (!set) throw new ProblemError(notFound("rule set"));
    return context.json({ ...toInfo(set), rules: set.rules }, 200);
  });

  api.openapi(publishRoute, async (context) => {
    const { viewer, services } = context.var;
    const { rules, draft, effectiveFrom, note } = context.req.valid("json");
    const from = typeof effectiveFrom === "string" ? Date.parse(effectiveFrom) : effectiveFrom;
    const publication = { by: changedBy(viewer), draft };
    const { set, warnings } = await services.rules.publish(rules, from, note, publication);
    return context.json({ ...toInfo(set), rules: set.rules, warnings }, 201);
  });

  api.openapi(withdrawRoute, async (context) => {
    const { viewer, services } = context.var;
    const { version } = context.req.valid("param");
    const set = await services.rules.withdraw(version, changedBy(viewer));
    return context.json({ ...toInfo(set), rules: set.rules }, 200);
  });
}

function toInfo(
  { version, effectiveFrom, effectiveUntil, state, withdrawn, ...set }: RuleSetInfo,
): RuleSetInfoView {
  const iso = (time: number) => new Date(time).toISOString();
  return {
    version,
    effectiveFrom: effectiveFrom === null ? null : iso(effectiveFrom),
    effectiveUntil: effectiveUntil === null ? null : iso(effectiveUntil),
    state,
    note: set.note,
    isInForce: set.isInForce,
    createdAt: iso(set.createdAt),
    publishedBy: set.publishedBy,
    withdrawn: withdrawn && { at: iso(withdrawn.at), by: withdrawn.by, from: iso(withdrawn.from) },
  };
}
