import { assertEquals } from "@std/assert";
import type { Kysely, Transaction } from "kysely";
import { forEachDatabase } from "@/testing/database.ts";
import type { Schema } from "./schema.ts";

// A function that requires a transaction, and one that also accepts a plain connection.
const inTransaction = (trx: Transaction<Schema>) => trx.isTransaction;
const anywhere = (db: Kysely<Schema>) => db.isTransaction;

forEachDatabase(
  "transaction - the compiler tells a transaction from a connection",
  async ({ db }) => {
    // @ts-expect-error a connection is no transaction
    assertEquals(inTransaction(db), false);
    assertEquals(anywhere(db), false);
    await db.transaction().execute((trx) => {
      assertEquals([inTransaction(trx), anywhere(trx)], [true, true]);
      return Promise.resolve();
    });
  },
);
