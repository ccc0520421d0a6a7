import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { organizationSchema, organizationSettingsSchema } from "@/core/organization/views.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

// Without defaults: a setting that is not sent stays as it is.
const { shape } = organizationSettingsSchema;
const changesSchema = z.strictObject({
  name: shape.name.unwrap().optional(),
  adminsNeedTwoFactor: shape.adminsNeedTwoFactor.unwrap().optional(),
  unknownTypes: shape.unknownTypes.unwrap().optional(),
}).meta({ id: "OrganizationChanges" });

const organization = {
  description: "The settings, and what the environment sets up",
  content: { "application/json": { schema: organizationSchema } },
};

const readRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/organization",
  summary: "Read the organization's settings",
  responses: { 200: organization, ...refusals(401, 403) },
});

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/organization",
  summary: "Change the organization's settings",
  description: "Settings that are left out stay as they are. An admin who demands two-factor of " +
    "all admins must have it.",
  request: {
    body: { required: true, content: { "application/json": { schema: changesSchema } } },
  },
  responses: { 200: organization, ...refusals(400, 401, 403, 409, 413, 415, 422) },
});

/** Registers `/admin/organization`. */
export function registerOrganization(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(
    readRoute,
    async (context) => context.json(await context.var.services.organization.read(), 200),
  );

  api.openapi(changeRoute, async (context) => {
    const { services, viewer } = context.var;
    return context.json(await services.organization.change(context.req.valid("json"), viewer), 200);
  });
}
