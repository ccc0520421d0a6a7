import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { erasurePreviewSchema, erasureSchema, storedPersonSchema } from "@/core/privacy/views.ts";
import { pageShape } from "@/core/shapes.ts";
import type { ApiContext, ApiEnv } from "@/api/environment.ts";
import { download } from "@/api/download.ts";
import { agentText, cutPage, fromCursor, pageQuery, storableText } from "@/api/lists.ts";
import { fieldErrors, notFound, validationProblem } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { clientAddress } from "@/services/auth/client_address.ts";
import { peerOf } from "@/api/peer.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Erased } from "@/services/privacy/erasures.ts";
import { adminRoute } from "./viewer.ts";

const whoFields = {
  agent: agentText.optional().meta({ description: "An agent's id; or else `account`" }),
  account: storableText.min(1).max(100).optional().meta({
    description: "An account's id, of a person who is no agent",
  }),
};
const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/privacy/erasures",
  summary: "List people who were erased",
  description: "Newest first. Nothing says who they were.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: { description: "A page", content: json(pageShape(erasureSchema)) },
    ...refusals(401, 403, 422),
  },
});

const previewRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/privacy/erasures/preview",
  summary: "Say what would go and what would stay of a person",
  request: { query: z.object(whoFields) },
  responses: {
    200: { description: "What would become of it", content: json(erasurePreviewSchema) },
    ...refusals(401, 403, 404, 422),
  },
});

const eraseRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/privacy/erasures",
  summary: "Erase a person",
  description:
    "For good. The name, e-mail addresses, ids, pictures, account, sessions and ids in tools are " +
    "gone everywhere; the log, the ledger and the totals stay, under an id that says nothing. " +
    "Scoring is paused meanwhile. Later events for the person's former ids are those of a new " +
    "agent, or are refused where the key may not create agents.",
  request: {
    body: {
      required: true,
      content: json(
        z.strictObject({
          ...whoFields,
          confirmation: storableText.min(1).meta({ description: "The name of the person" }),
        }).meta({ id: "NewErasure" }),
      ),
    },
  },
  responses: {
    200: { description: "The person is erased", content: json(erasureSchema) },
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const exportDescription = {
  ...adminRoute,
  method: "get" as const,
  path: "/admin/privacy/export",
  summary: "Export what is stored about a person",
  description: "One JSON file, which is streamed: what people can export of themselves, and also " +
    "findings of the fairness watch, weekly reports, drafts, invitations and the acts of the audit log. The export is written to the audit log.",
  request: { query: z.object(whoFields) },
  responses: {
    200: { description: "The file", content: json(storedPersonSchema) },
    ...refusals(401, 403, 404, 422),
  },
};

/** Registers `/admin/privacy/erasures` and `/admin/privacy/export`. */
export function registerErasures(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, z.object({ id: z.int32().min(1) }))?.id ?? null;
    const found = await context.var.services.erasures.list({ limit: limit + 1, before });
    return context.json(cutPage(found, limit, ({ id }) => ({ id })), 200);
  });
  api.openapi(previewRoute, async (context) => {
    const { erasures } = context.var.services;
    const preview = await erasures.preview(whoOf(context.req.valid("query")));
    if (!preview) throw new ProblemError(notFound("person"));
    return context.json(preview, 200);
  });
  api.openapi(eraseRoute, async (context) => {
    const { confirmation, ...who } = context.req.valid("json");
    const { viewer, services } = context.var;
    const userId = viewer.kind === "person" ? viewer.userId : null;
    const erased = await services.erasures.erase(whoOf(who), confirmation, userId);
    if (!erased) throw new ProblemError(notFound("person"));
    return context.json(erased, 200);
  });
  // Its answer is a stream, which the router's types of answers do not know.
  api.get("/admin/privacy/export", async (context) => {
    const parsed = z.object(whoFields).safeParse(context.req.query());
    if (!parsed.success) {
      throw new ProblemError(validationProblem(fieldErrors(parsed.error), "request"));
    }
    const who = whoOf(parsed.data);
    const { profiles, erasures, clock } = context.var.services;
    const subject = await erasures.find(who);
    if (!subject) throw new ProblemError(notFound("person"));
    await noteExport(context, who);
    const day = new Date(clock()).toISOString().slice(0, 10);
    return download(context, profiles.exportFor(subject), {
      type: "application/json",
      fileName: `laurel-person-${day}.json`,
    });
  });
  api.openAPIRegistry.registerPath(exportDescription);
}

/** @throws {ProblemError} `validation_failed` */
function whoOf({ agent, account }: {
  readonly agent?: string | undefined;
  readonly account?: string | undefined;
}): Erased {
  if (agent !== undefined && account === undefined) return { agent };
  if (account !== undefined && agent === undefined) return { account };
  throw invalidField("agent", "is needed when `account` is left out, and must be left out with it");
}

/** Writes an export to the audit log: it is no change, but somebody's data leaves Laurel. */
async function noteExport(context: ApiContext, who: Erased): Promise<void> {
  const { services: { audit }, viewer } = context.var;
  const entry = await audit.begin({
    actor: viewer.kind === "person"
      ? { kind: "person", id: viewer.userId, name: viewer.name }
      : { kind: "key", id: String(viewer.keyId), name: viewer.name },
    action: "person.export",
    object: "agent" in who
      ? { kind: "agent", id: who.agent, name: null }
      : { kind: "account", id: who.account, name: null },
    before: null,
    address: clientAddress(context.req.raw.headers, peerOf(context)),
    userAgent: context.req.header("user-agent") ?? null,
  });
  await audit.end(entry, { outcome: "done", after: null, objectId: null, objectName: null });
}
