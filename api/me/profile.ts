import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { nameText } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { preferencesPatchSchema } from "@/core/preferences.ts";
import { profileSchema, workingDaysSchema } from "@/core/profile.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const profile = {
  description: "The profile",
  content: { "application/json": { schema: profileSchema } },
};

const profilePatchSchema = z.strictObject({
  name: nameText.max(100).optional().meta({ description: "Agents have it on the boards, too" }),
  timeZone: z.string().max(100).nullable().optional().meta({
    description: "The agent's time zone, for future work; null: the organization's",
    example: "Europe/Berlin",
  }),
  hidden: z.boolean().optional()
    .meta({ description: "Whether the agent is left out of the boards" }),
  preferences: preferencesPatchSchema.optional(),
}).meta({ id: "ProfilePatch" });

const readRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me",
  summary: "Get one's own profile",
  responses: { 200: profile, ...refusals(401, 403) },
});

const changeRoute = createRoute({
  ...ownRoute,
  method: "patch",
  path: "/me",
  summary: "Change one's own profile",
  description:
    "Fields that are left out stay as they are; so do single preferences. Time zone and " +
    "visibility belong to agents.",
  request: {
    body: { required: true, content: { "application/json": { schema: profilePatchSchema } } },
  },
  responses: { 200: profile, ...refusals(400, 401, 403, 413, 415, 422) },
});

const workingDaysRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/working-days",
  summary: "Get one's own working days",
  description: "The weekdays of the team or the organization, its holidays and one's own leave.",
  responses: {
    200: {
      description: "The working days",
      content: { "application/json": { schema: workingDaysSchema } },
    },
    ...refusals(401, 403),
  },
});

/** Registers `/me` and `/me/working-days`. */
export function registerProfile(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    context.header("cache-control", "no-store");
    return context.json(await context.var.services.profiles.read(signedInPerson(context)), 200);
  });

  api.openapi(changeRoute, async (context) => {
    const patch = context.req.valid("json");
    return context.json(
      await context.var.services.profiles.change(signedInPerson(context), patch),
      200,
    );
  });

  api.openapi(workingDaysRoute, async (context) => {
    context.header("cache-control", "no-store");
    return context.json(
      await context.var.services.profiles.workingDays(signedInPerson(context)),
      200,
    );
  });
}
