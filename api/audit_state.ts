import { OPERATIONS } from "./access.ts";
import type { AuditedAct } from "./access_rows.ts";
import type { ApiContext } from "./environment.ts";

/** An act on its way to its handler. */
export interface PendingAct {
  readonly act: AuditedAct;
  /** The path of the operation, and the values of its parameters. */
  readonly pattern: string;
  readonly params: Readonly<Record<string, string>>;
  /** Whether the handler reads a body that is no JSON by itself. */
  readonly hasOwnBody: boolean;
  /** Answers a request that reads, with the rights of its headers. */
  readonly read: (request: Request) => Response | Promise<Response>;
}

/** What a reader works with. */
interface Place {
  readonly context: ApiContext;
  readonly params: Readonly<Record<string, string>>;
  /** The parameters of the address and the fields of the body; the address comes first. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** Reads a path below /api/v1 with the rights of the viewer; null when it is not there. */
  get(path: string): Promise<unknown>;
  /** Reads a list, page by page, up to the entry whose fields have these values. */
  find(path: string, fields: Readonly<Record<string, unknown>>): Promise<unknown>;
}

type Reader = (place: Place) => Promise<unknown>;

const inList = (path: string, field = "id"): Reader => ({ params, find }) => {
  const value = Object.values(params)[0];
  return value === undefined ? Promise.resolve(null) : find(path, { [field]: value });
};

/**
 * How the state before an act is read, by the action or by the kind of thing. Without a reader it is
 * what `GET` answers at the same path, where there is such an operation.
 */
const READERS: Readonly<Record<string, Reader>> = {
  "agent.visibility": ({ params, get }) => get(`/agents/${escape(params.id)}/visibility`),
  "agent.alias_remove": ({ params, find }) =>
    find(`/admin/agents/${escape(params.id)}/aliases`, { alias: params.alias }),
  agent: oneAt("/admin/agents"),
  account: oneAt("/admin/accounts"),
  invitation: async ({ context, params }) => {
    const id = Number(params.id);
    // What is no id is refused by the route.
    if (!Number.isSafeInteger(id)) return null;
    return await context.var.services.invitations.find(id) ?? null;
  },
  team: oneAt("/admin/teams"),
  goal: ({ params: { id, metric }, find }) => find(`/team/teams/${escape(id)}/goals`, { metric }),
  finding: oneAt("/insights/fairness"),
  report: oneAt("/insights/report-schedules"),
  key: inList("/admin/keys"),
  boost: oneAt("/admin/boosts"),
  achievement: async ({ params: { key }, get }) =>
    key === undefined ? null : await get(`/admin/achievements/${escape(key)}`),
  challenge: oneAt("/admin/challenges"),
  calendar: ({ asked: { team = null, effectiveFrom }, find }) =>
    find("/admin/calendars", { team, effectiveFrom }),
  days_off: ({ asked: { team = null, agent = null, first, last }, find }) =>
    find("/admin/days-off", { team, agent, first, last }),
  rules: async ({ get, find }) => {
    const inForce = await find("/admin/rules", { isInForce: true }) as { version: number } | null;
    return inForce && await get(`/admin/rules/${inForce.version}`);
  },
  "rules.withdraw": ({ params, get }) => get(`/admin/rules/${escape(params.version)}`),
  rule_draft: oneAt("/admin/rule-drafts"),
  wheel: ({ get }) => get("/admin/wheel"),
  "integration.assign_person": async ({ params, asked: { user, tenant }, find }) =>
    await find(`/admin/integrations/${escape(params.id)}/people`, {
      user,
      ...(tenant === undefined ? null : { tenant }),
    }),
  integration: oneAt("/admin/integrations"),
  webhook: oneAt("/admin/webhooks"),
  retention: ({ params, get }) => get(`/admin/privacy/retention/${escape(params.kind)}`),
  wall_link: oneAt("/admin/wall-links"),
  // Without the summary, which takes long with many agents.
  recalculation: async ({ params, get }) =>
    params.id === undefined
      ? null
      : await get(`/admin/recalculations/${escape(params.id)}?summary=false`),
};

/** Reads the thing that an act is done to, as it is now; null when there is none. */
export async function readBefore(
  context: ApiContext,
  { act, pattern, params, read }: PendingAct,
  body: unknown,
): Promise<unknown> {
  const { url, method, headers: sent } = context.req.raw;
  const headers = new Headers();
  for (const name of ["cookie", "authorization"]) {
    const value = sent.get(name);
    if (value !== null) headers.set(name, value);
  }
  const get = async (path: string) => {
    const response = await read(new Request(new URL(`/api/v1${path}`, url), { headers }));
    if (response.ok) return await response.json();
    await response.body?.cancel();
    return null;
  };
  const asked = { ...asFields(body), ...Object.fromEntries(new URL(url).searchParams) };
  const place = { context, params, asked, get, find: finder(get) };
  const reader = READERS[act.action] ?? READERS[act.kind];
  if (reader) return await reader(place);
  if (method === "POST" || OPERATIONS[`GET ${pattern}`] === undefined) return null;
  return await get(pattern.replace(/\{(\w+)\}/g, (_, name) => escape(params[name])));
}

/** The maximum number of pages that are searched for an entry: 10,000 entries. */
const MAX_PAGES = 50;

function finder(get: Place["get"]): Place["find"] {
  return async (path, fields) => {
    const wanted = Object.entries(fields);
    const isWanted = (entry: Readonly<Record<string, unknown>>) =>
      wanted.every(([field, value]) => sameText(entry[field], value));
    let cursor: string | null = null;
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = cursor === null ? "" : `&cursor=${cursor}`;
      const answer = await get(`${path}?limit=200${query}`) as Page | null;
      const found = answer?.entries.find(isWanted);
      if (found) return found;
      cursor = answer?.nextCursor ?? null;
      if (cursor === null) return null;
    }
    return null;
  };
}

interface Page {
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor?: string | null;
}

/** Parameters of an address are text, the ids of some things are numbers. */
function sameText(one: unknown, other: unknown): boolean {
  return one === other || (one !== null && other !== null && String(one) === String(other));
}

function oneAt(path: string): Reader {
  return async ({ params, get }) =>
    params.id === undefined ? null : await get(`${path}/${escape(params.id)}`);
}

function escape(value = ""): string {
  return encodeURIComponent(value);
}

function asFields(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null ? { ...body } : {};
}
