import type { Kysely } from "kysely";
import type { ProfileView } from "@/core/profile.ts";
import { findAgent, toSnapshot } from "@/db/agents/agents.ts";
import { listVisitsOf } from "@/db/engagement/personal.ts";
import {
  listSessionsOf,
  listSignInsOf,
  personalSections,
  type ReadRows,
} from "@/db/personal_data.ts";
import { findPicture } from "@/db/pictures.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findLayout } from "@/db/windows.ts";

/** How many rows are in memory at a time. */
const ROWS = 500;

/** Whose data is exported: an account, an agent, or both. */
interface Exported {
  readonly userId: string | null;
  /** The agent's id. */
  readonly agent: string | null;
}

/** What an export needs besides the database. */
interface ExportSettings {
  readonly now: number;
  /** Null: the person has no account. */
  readonly account: ProfileView | null;
  /** More sections, after those of the agent. */
  readonly more?: Readonly<Record<string, ReadRows>>;
}

/**
 * Returns everything that is stored about a person as one JSON document, in parts: the account, and
 * for agents their work with the arithmetic of every point. Secrets and the data of other people are
 * left out.
 */
export async function* exportOf(
  db: Kysely<Schema>,
  { userId, agent: agentId }: Exported,
  { now, account, more = {} }: ExportSettings,
): AsyncGenerator<string> {
  const hash = account?.picture ?? null;
  const picture = hash === null ? undefined : await findPicture(db, hash);
  const head = {
    exportedAt: new Date(now).toISOString(),
    account,
    picture: picture ? `data:${picture.type};base64,${picture.bytes.toBase64()}` : null,
    signIns: userId === null ? [] : await listSignInsOf(db, userId),
    sessions: userId === null ? [] : await listSessionsOf(db, userId),
    windows: userId === null ? null : (await findLayout(db, userId))?.layout ?? null,
    visits: userId === null ? [] : await listVisitsOf(db, userId),
  };
  const agent = agentId === null ? undefined : await findAgent(db, agentId);
  const rewards = agent ? { ...toSnapshot(agent), email: agent.email } : null;
  // Leave out the closing brace, because the sections follow.
  yield JSON.stringify({ ...head, agent: rewards }, null, 2).slice(0, -2);
  if (agent) {
    for (const [name, read] of Object.entries(personalSections(db, agent.rowId))) {
      yield* writeSection(name, read);
    }
  }
  for (const [name, read] of Object.entries(more)) yield* writeSection(name, read);
  yield "\n}\n";
}

async function* writeSection(name: string, read: ReadRows): AsyncGenerator<string> {
  yield `,\n  ${JSON.stringify(name)}: [`;
  let position = 0;
  let isFirst = true;
  while (true) {
    const rows = await read(position, ROWS);
    let text = "";
    for (const { row } of rows) {
      text += `${isFirst ? "" : ","}\n    ${JSON.stringify(row)}`;
      isFirst = false;
    }
    if (text !== "") yield text;
    if (rows.length < ROWS) break;
    position = rows.at(-1)!.position;
  }
  yield isFirst ? "]" : "\n  ]";
}
