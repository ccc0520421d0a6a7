import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { changeEmail } from "./accounts.ts";
import { findPasswordReset, insertPasswordReset } from "./password_resets.ts";
import { insertPerson } from "./people.ts";

const NOW = new Date("2026-11-20T11:00:00Z");
const LATER = new Date("2026-11-20T12:00:00Z");

forEachDatabase(
  "password resets - no link is mailed to an address that was changed meanwhile",
  async ({ db }) => {
    const person = { name: "Amy", role: "agent", passwordHash: null, agentId: null } as const;
    const userId =
      (await db.transaction().execute((trx) =>
        insertPerson(trx, { ...person, email: "old@example.com", teamIds: [], isDemo: false })
      ))!;
    const insert = (tokenHash: string, mailedTo: string | null) =>
      db.transaction().execute((trx) =>
        insertPasswordReset(trx, { tokenHash, userId, mailedTo, createdAt: NOW, expiresAt: LATER })
      );
    const works = async (tokenHash: string) =>
      await findPasswordReset(db, tokenHash, NOW) !== undefined;
    assertEquals([await insert("a", "old@example.com"), await works("a")], [true, true]);
    const old = await db.transaction().execute((trx) =>
      changeEmail(trx, userId, "new@example.com")
    );
    assertEquals([old, await works("a")], ["old@example.com", false]);
    assertEquals([await insert("b", null), await works("b")], [true, true]);
    assertEquals([await insert("c", "old@example.com"), await works("c")], [false, false]);
    assertEquals(await works("b"), true, "a link that is not made ends no other");
  },
);
