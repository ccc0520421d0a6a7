import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { invitationBatchSchema } from "@/core/auth/invitations.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { letterhead } from "@/api/link_base.ts";
import { flagQuery } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { readCsv } from "./csv_body.ts";
import { adminRoute } from "./viewer.ts";

const EXAMPLE = "name,email,role,team,zone\nAmy Ray,amy@example.com,agent,red,Europe/Berlin\n";

const batchRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/invitations/batch",
  summary: "Invite the people of a CSV",
  description:
    "The first line names the columns, in any order and letter case: name and email, and if you " +
    "like role (agent, manager or admin; default agent), team, zone and agent, separated by commas, " +
    "semicolons or tabs. At most 1 MiB and 5,000 people. Lines that are wrong are refused with " +
    "their number and column, and the others are invited; `isPreview` only shows what would be. " +
    "Mails are sent after the answer.",
  request: {
    query: z.object({
      isPreview: flagQuery("`true`: check only, and store nothing"),
    }),
    body: {
      required: true,
      content: { "text/csv": { schema: z.string().meta({ example: EXAMPLE }) } },
    },
  },
  responses: {
    200: {
      description: "What each line did, or would do",
      content: { "application/json": { schema: invitationBatchSchema } },
    },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

/** Registers `/admin/invitations/batch`. */
export function registerInvitationBatch(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(batchRoute, async (context) => {
    const { viewer, services } = context.var;
    const isPreview = context.req.valid("query").isPreview === "true";
    const csv = await readCsv(context.req.raw);
    return context.json(
      await services.invitations.createAll(viewer, csv, { isPreview, ...letterhead(context) }),
      200,
    );
  });
}
