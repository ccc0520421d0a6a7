import type { Kysely } from "kysely";
import { type Language, LANGUAGES } from "@/core/language.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/**
 * Returns the language that the owner of an account chose.
 * @param email normalized, see core/identity.ts
 * @returns undefined when there is no such account, or its owner leaves the choice to the browser
 */
export async function findChosenLanguage(
  db: Kysely<Schema>,
  email: string,
): Promise<Language | undefined> {
  const row = await db.selectFrom("users").select("preferences").where("email", "=", email)
    .executeTakeFirst();
  const chosen = row?.preferences["language"];
  return typeof chosen === "string" && Object.hasOwn(LANGUAGES, chosen)
    ? chosen as Language
    : undefined;
}
