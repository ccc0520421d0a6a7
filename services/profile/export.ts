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
import type { Person } from "@/services/auth/identity.ts";

/** How many rows are in memory at a time. */
const ROWS = 500;

/**
 * Returns everything that is stored about a person as one JSON document, in parts: the account, and
 * for agents their work with the arithmetic of every point. Secrets and the data of other people are
 * left out.
 */
export async function* exportOf(
  db: Kysely<Schema>,
  person: Person,
  { now, profile }: { readonly now: number; readonly profile: () => Promise<ProfileView> },
): AsyncGenerator<string> {
  const account = await profile();
  const picture = account.picture === null ? undefined : await findPicture(db, account.picture);
  const head = {
    exportedAt: new Date(now).toISOString(),
    account,
    picture: picture ? `data:${picture.type};base64,${picture.bytes.toBase64()}` : null,
    signIns: await listSignInsOf(db, person.userId),
    sessions: await listSessionsOf(db, person.userId),
    visits: await listVisitsOf(db, person.userId),
  };
  const agent = person.agent === null ? undefined : await findAgent(db, person.agent);
  const rewards = agent ? { ...toSnapshot(agent), email: agent.email } : null;
  // Leave out the closing brace, because the sections follow.
  yield JSON.stringify({ ...head, agent: rewards }, null, 2).slice(0, -2);
  if (agent) {
    for (const [name, read] of Object.entries(personalSections(db, agent.rowId))) {
      yield* writeSection(name, read);
    }
  }
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
