import type { Actor } from "@/core/audit.ts";
import type { ActEnd } from "@/services/audit.ts";
import { clientAddress } from "@/services/auth/client_address.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import type { AuditedAct } from "./access_rows.ts";
import { type PendingAct, readBefore } from "./audit_state.ts";
import { withoutSecrets } from "./audit_secrets.ts";
import type { ApiContext } from "./environment.ts";
import { peerOf } from "./peer.ts";

/**
 * Writes an administrative act to the audit log: before the handler runs who does what to what, and
 * afterwards how it ended. An act that cannot be written is refused; a preview is no act.
 * @throws {ProblemError} `audit_unavailable`
 */
export async function auditAct(
  context: ApiContext,
  pending: PendingAct,
  next: () => Promise<void>,
): Promise<void> {
  const { act, params } = pending;
  const { audit, reportError } = context.var.services;
  // A file, which only its handler reads, within its own limits.
  const body = pending.hasOwnBody ? null : await jsonOf(context.req.raw);
  if (isPreview(act, body, context.req.url)) return await next();
  const found = withoutSecrets(act.kind, await readBefore(context, pending, body));
  const before = act.answersResult ? null : found;
  let id: number;
  try {
    id = await audit.begin({
      actor: actorOf(context.var.viewer),
      action: act.action,
      object: {
        kind: act.kind,
        id: idOf(act, params) ?? eventOf(body),
        name: nameOf(found) ?? nameOf(body),
      },
      before,
      address: clientAddress(context.req.raw.headers, peerOf(context)),
      userAgent: context.req.header("user-agent") ?? null,
    });
  } catch (error) {
    const fields = { action: act.action };
    const message = "an act could not be written to the audit log and was refused";
    reportError("api", message, error, { isRefusal: true, fields });
    throw new ProblemError(UNAVAILABLE);
  }
  await next();
  try {
    await audit.end(id, await endOf(context, pending, body));
  } catch (error) {
    reportError("api", "how an act ended could not be written to the audit log", error, {
      fields: { action: act.action, entry: id },
    });
  }
}

function isPreview({ preview }: AuditedAct, body: unknown, url: string): boolean {
  if (preview === "query") return new URL(url).searchParams.get("isPreview") === "true";
  return preview === "body" && fieldOf(body, "isPreview") === true;
}

/** Returns how an act ended, and the thing afterwards: what the handler answered, or what is there. */
async function endOf(context: ApiContext, pending: PendingAct, body: unknown): Promise<ActEnd> {
  const { res, req: { method } } = context;
  const { kind, keepsThing = false } = pending.act;
  const answer = await answerOf(res);
  if (!res.ok) {
    const outcome = res.status < 500 ? "refused" : "failed";
    return { outcome, after: withoutSecrets(kind, answer), objectId: null, objectName: null };
  }
  const after = withoutSecrets(
    kind,
    method === "DELETE" && !keepsThing ? null : answer ?? await readBefore(context, pending, body),
  );
  const ids = ["id", "key", "version", "type"].map((field) => textOf(fieldOf(after, field)));
  const objectId = ids.find((id) => id !== null) ?? null;
  return { outcome: "done", after, objectId, objectName: nameOf(after) };
}

function actorOf(viewer: Viewer): Actor {
  return viewer.kind === "person"
    ? { kind: "person", id: viewer.userId, name: viewer.name }
    : { kind: "key", id: String(viewer.keyId), name: viewer.name };
}

/** Returns the id of the thing, as the path names it; null when the act makes it. */
function idOf({ id }: AuditedAct, params: Readonly<Record<string, string>>): string | null {
  const names = id ?? Object.keys(params).slice(0, 1);
  return names.length === 0 ? null : names.map((name) => params[name]!).join(" ");
}

/** Returns the event that a body names, such as one that is corrected. */
function eventOf(body: unknown): string | null {
  const event = fieldOf(body, "event");
  const [source, id] = [textOf(fieldOf(event, "source")), textOf(fieldOf(event, "id"))];
  return source === null || id === null ? null : `${source} ${id}`;
}

function nameOf(state: unknown): string | null {
  for (const field of ["name", "title", "email", "description"]) {
    const name = textOf(fieldOf(state, field));
    if (name) return name;
  }
  return null;
}

/** Returns the body of a request that json_body.ts has read before; a DELETE has none. */
async function jsonOf(request: Request): Promise<unknown> {
  if (request.method === "DELETE") return null;
  if (!request.headers.get("content-type")?.startsWith("application/json")) return null;
  return await request.clone().json();
}

async function answerOf(response: Response): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  return /^application\/(\w+\+)?json/.test(type) ? await response.clone().json() : null;
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[field];
}

function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

const UNAVAILABLE: Problem = {
  status: 503,
  code: "audit_unavailable",
  title: "The audit log cannot be written",
  detail: "Administrative changes are only made when the audit log can record them. Nothing was " +
    "changed. Try again in a moment.",
  retryAfter: 5,
};
