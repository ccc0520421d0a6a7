import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  integrationViewSchema,
  madeIntegrationSchema,
  rotatedSecretSchema,
  testResultSchema,
  toolViewSchema,
  unmappedNamesSchema,
} from "@/core/integrations/views.ts";
import { integrationSettingsSchema } from "@/core/integrations/settings.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiContext, ApiEnv } from "@/api/environment.ts";
import {
  cutPage,
  fromCursor,
  idText,
  pageQuery,
  storableText,
  wholeListSchema,
} from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";

export const integrationBase = {
  tags: ["Integrations"],
  security: [{ key: [] }, { session: [] }],
};

const settingsPatchSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(integrationSettingsSchema.shape).map(([key, value]) => [
      key,
      value.unwrap().optional(),
    ]),
  ) as unknown as Record<string, z.ZodType>,
).meta({ id: "IntegrationSettingsPatch", type: "object" });

const name = idText.max(100);
const secret = storableText.trim().min(1).max(256);

const newSchema = z.strictObject({
  provider: z.string().max(50).meta({ example: "chatwoot" }),
  name: name.meta({ example: "Support chat" }),
  secret: secret.optional().meta({ description: "The tool's; can be entered later" }),
  settings: settingsPatchSchema.optional(),
}).meta({ id: "NewIntegration" });

const patchSchema = z.strictObject({
  name: name.optional(),
  secret: secret.optional().meta({ description: "The old one stays valid for 24 hours" }),
  isEnabled: z.boolean().optional().meta({
    description: "While it is paused, webhooks are kept and not read; replay them later",
  }),
  settings: settingsPatchSchema.optional().meta({
    description:
      "Settings that are left out stay as they are. The events of stored objects are derived again",
  }),
}).meta({ id: "IntegrationPatch" });

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { "application/json": { schema } },
});
export const idParams = z.object({ id: storableText.min(1).max(64) });

const base = integrationBase;
const providersRoute = createRoute({
  ...{ ...base, method: "get", path: "/admin/integrations/providers" } as const,
  summary: "List the tools that can be connected",
  responses: {
    200: json("The tools", wholeListSchema(toolViewSchema)),
    ...refusals(401, 403),
  },
});
const listRoute = createRoute({
  ...{ ...base, method: "get", path: "/admin/integrations" } as const,
  summary: "List integrations",
  request: { query: z.object(pageQuery) },
  responses: {
    200: json("A page of integrations", pageShape(integrationViewSchema)),
    ...refusals(401, 403, 422),
  },
});
const createIntegrationRoute = createRoute({
  ...{ ...base, method: "post", path: "/admin/integrations" } as const,
  summary: "Create an integration",
  description:
    "The answer contains the address to enter in the tool, and the secret if Laurel generates " +
    "it.",
  request: { body: { required: true, content: { "application/json": { schema: newSchema } } } },
  responses: {
    201: json("The integration", madeIntegrationSchema),
    ...refusals(400, 401, 403, 409, 413, 415, 422),
  },
});
const getRoute = createRoute({
  ...{ ...base, method: "get", path: "/admin/integrations/{id}" } as const,
  summary: "Get an integration",
  request: { params: idParams },
  responses: {
    200: json("The integration", integrationViewSchema),
    ...refusals(401, 403, 404, 422),
  },
});
const unmappedRoute = createRoute({
  ...{ ...base, method: "get", path: "/admin/integrations/{id}/unmapped" } as const,
  summary: "List stages and tags that the settings do not map",
  description:
    "The stages and tags in the tool's stored webhooks that no setting names, neither exactly " +
    "nor in another spelling (letter case, accents, `&amp;`, spaces). Map them in the " +
    "settings: the change applies to everything that is stored.",
  request: { params: idParams },
  responses: { 200: json("The names", unmappedNamesSchema), ...refusals(401, 403, 404, 422) },
});
const patchRoute = createRoute({
  ...{ ...base, method: "patch", path: "/admin/integrations/{id}" } as const,
  summary: "Change an integration",
  request: {
    params: idParams,
    body: { required: true, content: { "application/json": { schema: patchSchema } } },
  },
  responses: {
    200: json("The integration", integrationViewSchema),
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});
const deleteRoute = createRoute({
  ...{ ...base, method: "delete", path: "/admin/integrations/{id}" } as const,
  summary: "Delete an integration",
  description: "Its address is unknown from then on. Its events and points stay.",
  request: { params: idParams },
  responses: {
    204: { description: "The integration is deleted" },
    ...refusals(401, 403, 404, 422),
  },
});
const rotateRoute = createRoute({
  ...{ ...base, method: "post", path: "/admin/integrations/{id}/rotate" } as const,
  summary: "Generate a new secret",
  description: "For tools whose secret Laurel generates. The old one stays valid for 24 hours.",
  request: { params: idParams },
  responses: {
    200: json(
      "The new secret, shown this once",
      rotatedSecretSchema,
    ),
    ...refusals(401, 403, 404, 422),
  },
});
const testRoute = createRoute({
  ...{ ...base, method: "post", path: "/admin/integrations/{id}/test" } as const,
  summary: "Test an integration with a sample",
  description:
    "Signs a sample of what the tool sends with the stored secret, and reads it like a real " +
    "webhook. Nothing is stored, and nobody gets points.",
  request: { params: idParams },
  responses: { 200: json("What it came to", testResultSchema), ...refusals(401, 403, 404, 422) },
});

/**
 * Registers `/admin/integrations` and the routes of one integration, except for its people and
 * deliveries.
 */
export function registerIntegrations(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(providersRoute, async (context) => {
    const entries = await context.var.services.integrations.providers();
    return context.json({ entries }, 200);
  });
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const after = fromCursor(cursor, z.string().max(64));
    const { setup } = context.var.services.integrations;
    const found = await setup.list({ limit: limit + 1, after }, originOf(context));
    return context.json(cutPage(found, limit, (last) => last.id), 200);
  });
  api.openapi(createIntegrationRoute, async (context) => {
    const { setup } = context.var.services.integrations;
    const made = await setup.create(context.req.valid("json"), originOf(context));
    return context.json(made, 201);
  });
  api.openapi(getRoute, async (context) => {
    const { setup } = context.var.services.integrations;
    const found = await setup.find(context.req.valid("param").id, originOf(context));
    return context.json(orMissing(found), 200);
  });
  api.openapi(unmappedRoute, async (context) => {
    const { setup } = context.var.services.integrations;
    return context.json(orMissing(await setup.unmapped(context.req.valid("param").id)), 200);
  });
  api.openapi(patchRoute, async (context) => {
    const { setup } = context.var.services.integrations;
    const { id } = context.req.valid("param");
    const changed = await setup.change(id, context.req.valid("json"), originOf(context));
    return context.json(orMissing(changed), 200);
  });
  api.openapi(deleteRoute, async (context) => {
    const { setup } = context.var.services.integrations;
    if (!await setup.remove(context.req.valid("param").id)) orMissing(undefined);
    return context.body(null, 204);
  });
  api.openapi(rotateRoute, async (context) => {
    const { setup } = context.var.services.integrations;
    return context.json(orMissing(await setup.rotate(context.req.valid("param").id)), 200);
  });
  api.openapi(testRoute, async (context) => {
    const { testRun } = context.var.services.integrations;
    const result = await testRun.run(context.req.valid("param").id, originOf(context));
    return context.json(orMissing(result), 200);
  });
}

/** Returns what was found. @throws {ProblemError} `not_found` when it is undefined */
export function orMissing<T>(found: T | undefined, what = "integration"): T {
  if (found === undefined) throw new ProblemError(notFound(what));
  return found;
}

/**
 * Returns the origin under which tools reach this Laurel: LAUREL_PUBLIC_URL, or else the one in
 * this request.
 */
function originOf(context: ApiContext): string {
  return context.var.services.info.publicUrl ?? new URL(context.req.url).origin;
}
