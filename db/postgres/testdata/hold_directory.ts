/** Opens a data directory, stores rows until it is killed, and prints each one after its commit. */
import { migrateToLatest } from "@/db/migrate.ts";
import { openDatabase } from "@/db/postgres/open.ts";

const { db } = await openDatabase({ dataDir: Deno.args[0] });
await migrateToLatest(db);
for (let row = 1;; row++) {
  await db.insertInto("settings").values({ key: `row ${row}`, value: "stored" }).execute();
  await Deno.stdout.write(new TextEncoder().encode(`acknowledged ${row}\n`));
}
