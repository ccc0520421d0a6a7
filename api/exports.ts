import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  type TableColumn,
  tableCsv,
  tableCsvSchema,
  tableJson,
  wholeTableEntrySchema,
} from "@/core/tables.ts";
import { listOf, shape } from "@/core/shapes.ts";
import { download } from "./download.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { agentText } from "./lists.ts";
import { refusals } from "./refusals.ts";

/** A list of the API that can be had whole, as a file. */
interface ExportedList {
  /** The path of the list; the files are at this path with `.csv` and `.json`. */
  readonly path: string;
  readonly tag: string;
  /** What is in it: `the board`. */
  readonly what: string;
  readonly fileName: string;
  /** The name of the list in the answer. */
  readonly entries?: "agents";
  /** Null: the CSV file has an operation of its own. */
  readonly columns: readonly TableColumn[] | null;
}

const LISTS: readonly ExportedList[] = [
  {
    path: "/leaderboards",
    tag: "Leaderboards",
    what: "a board",
    fileName: "leaderboard",
    columns: [
      ["position", "position"],
      ["rank", "rank"],
      ["id", "agent.id"],
      ["name", "agent.name"],
      ["points", "points"],
    ],
  },
  {
    path: "/agents/{id}/history",
    tag: "Agents",
    what: "an agent's ledger",
    fileName: "ledger",
    columns: [
      ["time", "time"],
      ["type", "type"],
      ["points", "points"],
      ["reason", "reason"],
      ["source", "event.source"],
      ["event", "event.id"],
      ["rule version", "ruleVersion"],
    ],
  },
  {
    path: "/team",
    tag: "Teams",
    what: "the people of a team now",
    fileName: "team",
    entries: "agents",
    columns: [
      ["id", "id"],
      ["name", "name"],
      ["state", "state.kind"],
      ["points today", "points.today"],
      ["points usual", "points.usual"],
      ["response time", "measures.responseTime.today.value"],
      ["quality", "measures.quality.today.value"],
      ["conversion", "measures.conversion.today.value"],
      ["completeness", "measures.completeness.today.value"],
      ["streak", "streak.days"],
      ["level", "level"],
    ],
  },
  {
    path: "/challenges",
    tag: "Challenges",
    what: "challenges",
    fileName: "challenges",
    columns: [
      ["id", "id"],
      ["title", "title"],
      ["kind", "kind"],
      ["state", "state"],
      ["target", "target"],
      ["start", "startsAt"],
      ["end", "endsAt"],
      ["reward", "reward"],
    ],
  },
  {
    path: "/admin/challenges",
    tag: "Challenges",
    what: "challenges as managers define them",
    fileName: "challenges",
    columns: [
      ["id", "id"],
      ["title", "title"],
      ["kind", "kind"],
      ["state", "state"],
      ["target", "target"],
      ["start", "startsAt"],
      ["end", "endsAt"],
      ["reward", "reward"],
      ["competitors", "summary.competitors"],
      ["reached", "summary.reached"],
      ["best", "summary.best"],
      ["paid agents", "summary.paidAgents"],
      ["paid points", "summary.paidPoints"],
      ["canceled because", "cancelReason"],
    ],
  },
  {
    path: "/admin/invitations",
    tag: "Administration",
    what: "invitations",
    fileName: "invitations",
    columns: [
      ["name", "name"],
      ["email", "email"],
      ["role", "role"],
      ["agent", "agent.id"],
      ["team", "team"],
      ["managed teams", "teams"],
      ["state", "state"],
      ["invited by", "invitedBy"],
      ["created", "createdAt"],
      ["expires", "expiresAt"],
      ["accepted", "acceptedAt"],
      ["revoked", "revokedAt"],
      ["mailed", "sentAt"],
    ],
  },
  {
    path: "/admin/audit",
    tag: "Audit log",
    what: "administrative acts",
    fileName: "audit-log",
    columns: null,
  },
  {
    path: "/admin/accounts",
    tag: "Administration",
    what: "accounts",
    fileName: "accounts",
    columns: [
      ["name", "name"],
      ["email", "email"],
      ["role", "role"],
      ["agent", "agent.id"],
      ["teams", "teams"],
      ["active", "isActive"],
      ["two-factor", "isTwoFactorOn"],
      ["last sign-in", "lastSignInAt"],
    ],
  },
  {
    path: "/admin/agents",
    tag: "Administration",
    what: "people",
    fileName: "people",
    columns: null,
  },
];

/** Answers a request that reads. */
type Answer = (request: Request) => Response | Promise<Response>;

/** More pages are not read: two million entries. */
const MOST_PAGES = 10_000;

/**
 * Registers the files of lists. They are read through the list itself, page by page, with the rights
 * and the filters of the request, so a file never has more than the list.
 * @param answer answers a request to the API
 */
export function registerExports(api: OpenAPIHono<ApiEnv>, answer: Answer): void {
  for (const list of LISTS) {
    if (list.columns !== null) registerFile(api, answer, list, "csv");
    registerFile(api, answer, list, "json");
  }
}

function registerFile(
  api: OpenAPIHono<ApiEnv>,
  answer: Answer,
  list: ExportedList,
  format: "csv" | "json",
): void {
  const name = format.toUpperCase();
  const schema = format === "csv"
    ? tableCsvSchema
    : shape({ entries: listOf(wholeTableEntrySchema) });
  const route = createRoute({
    method: "get",
    path: `${list.path}.${format}`,
    tags: [list.tag],
    security: [{ key: [] }, { session: [] }],
    summary: `Export ${list.what} as ${name}`,
    description:
      `All entries of \`GET ${list.path}\` with the same parameters, without \`limit\` ` +
      "and `cursor`, streamed.",
    request: list.path.includes("{id}") ? { params: z.object({ id: agentText }) } : {},
    responses: {
      200: {
        description: "The file",
        content: format === "csv" ? { "text/csv": { schema } } : { "application/json": { schema } },
      },
      ...refusals(401, 403, 404, 422),
    },
  });
  api.openapi(route, async (context) => {
    const read = reader(context, answer, list, format);
    // A refusal is the answer, and not the content of a file.
    const first = await read(null);
    if (first instanceof Response) return first;
    const parts = format === "csv"
      ? tableCsv(list.columns!, pagesFrom(first, read))
      : tableJson(pagesFrom(first, read));
    const type = format === "csv" ? "text/csv; charset=utf-8" : "application/json";
    return download(context, parts, { type, fileName: `${list.fileName}.${format}` });
  });
}

interface ListPage {
  readonly entries: readonly unknown[];
  readonly nextCursor: string | null;
}

type ReadPage = (cursor: string | null) => Promise<ListPage | Response>;

function reader(
  context: ApiContext,
  answer: Answer,
  list: ExportedList,
  format: string,
): ReadPage {
  const { url: text, headers: sent } = context.req.raw;
  const headers = new Headers();
  for (const name of ["cookie", "authorization"]) {
    const value = sent.get(name);
    if (value !== null) headers.set(name, value);
  }
  return async (cursor) => {
    const url = new URL(text);
    url.pathname = url.pathname.slice(0, -(format.length + 1));
    if (list.entries === undefined) url.searchParams.set("limit", "200");
    url.searchParams.delete("cursor");
    if (cursor !== null) url.searchParams.set("cursor", cursor);
    const response = await answer(new Request(url, { headers }));
    if (!response.ok) return response;
    const body = await response.json();
    return { entries: body[list.entries ?? "entries"], nextCursor: body.nextCursor ?? null };
  };
}

async function* pagesFrom(first: ListPage, read: ReadPage): AsyncGenerator<readonly unknown[]> {
  let page: ListPage | Response = first;
  for (let count = 1;; count++) {
    if (page instanceof Response) throw new Error(`the list answered ${page.status}`);
    yield page.entries;
    if (page.nextCursor === null) return;
    if (count === MOST_PAGES) throw new Error(`the list has more than ${MOST_PAGES} pages`);
    page = await read(page.nextCursor);
  }
}
