import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  invitationSchema,
  invitationStateSchema,
  madeInvitationSchema,
} from "@/core/auth/invitations.ts";
import { ROLES } from "@/core/roles.ts";
import { pageShape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { letterhead } from "@/api/link_base.ts";
import {
  agentText,
  cutPage,
  emailText,
  fromCursor,
  idText,
  nameText,
  pageQuery,
} from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const newInvitationSchema = z.strictObject({
  email: emailText,
  name: nameText.max(200),
  role: z.enum(ROLES),
  team: idText.nullable().default(null).meta({
    description: "The team of a new agent, or the team that a manager will see",
  }),
  teams: z.array(idText).max(200).default([]).meta({
    description: "The teams that a manager will see",
  }),
  agent: agentText.nullable().default(null).meta({
    description: "An agent that exists, by id, e-mail or alias. Null: the one with the e-mail of " +
      "the invitation, or else a new one for people whose role is agent",
  }),
  timeZone: z.string().max(100).nullable().default(null).meta({
    example: "Europe/Berlin",
    description: "The time zone of a new agent; null: the organization's",
  }),
}).meta({ id: "NewInvitation" });

const made = (description: string) => ({
  description,
  content: { "application/json": { schema: madeInvitationSchema } },
});
const params = z.object({ id: z.coerce.number().pipe(z.int32().min(1)) });

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/invitations",
  summary: "List invitations",
  description: "Newest first. The links are not in it: only their hashes are stored.",
  request: { query: z.object({ ...pageQuery, state: invitationStateSchema.optional() }) },
  responses: {
    200: {
      description: "A page of invitations",
      content: { "application/json": { schema: pageShape(invitationSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const inviteRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/invitations",
  summary: "Invite a person",
  description:
    "The answer holds the link to accept the invitation, this once. It works one time, " +
    "for seven days. When a mail server is set up, the link is mailed, too; `mail` says what " +
    "became of that.",
  request: {
    body: { required: true, content: { "application/json": { schema: newInvitationSchema } } },
  },
  responses: { 201: made("The invitation"), ...refusals(400, 401, 403, 409, 413, 415, 422) },
});

const resendRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/invitations/{id}/resend",
  summary: "Send an invitation again",
  description: "Makes a new link for seven days, and mails it when a mail server is set up. The " +
    "old link leads nowhere.",
  request: { params },
  responses: {
    200: made("The invitation with its new link"),
    ...refusals(401, 403, 404, 409, 422),
  },
});

const revokeRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/invitations/{id}",
  summary: "Revoke an invitation",
  description: "Its link leads nowhere from then on.",
  request: { params },
  responses: {
    204: { description: "The invitation is revoked" },
    ...refusals(401, 403, 404, 409, 422),
  },
});

const place = z.object({ id: z.int32().min(1) });

/** Registers `/admin/invitations`. */
export function registerInvitations(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, state = null } = context.req.valid("query");
    const before = fromCursor(cursor, place)?.id ?? null;
    const { invitations } = context.var.services;
    const found = await invitations.list({ limit: limit + 1, before, state });
    return context.json(cutPage(found, limit, ({ id }) => ({ id })), 200);
  });

  api.openapi(inviteRoute, async (context) => {
    const { viewer, services } = context.var;
    const draft = context.req.valid("json");
    return context.json(await services.invitations.create(viewer, draft, letterhead(context)), 201);
  });

  api.openapi(resendRoute, async (context) => {
    const { id } = context.req.valid("param");
    const made = await context.var.services.invitations.resend(id, letterhead(context));
    if (!made) throw new ProblemError(notFound("invitation"));
    return context.json(made, 200);
  });

  api.openapi(revokeRoute, async (context) => {
    const { id } = context.req.valid("param");
    if (!await context.var.services.invitations.revoke(id)) {
      throw new ProblemError(notFound("invitation"));
    }
    return context.body(null, 204);
  });
}
