import type { Kysely } from "kysely";
import type { Language } from "@/core/language.ts";
import { findChosenLanguage } from "@/db/auth/languages.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { StoredSchedule } from "@/db/reports/schedules.ts";

/** Returns the language of a report: what its recipient chose for Laurel, else what its schedule says. */
export async function languageFor(
  db: Kysely<Schema>,
  { channel, language }: Pick<StoredSchedule, "channel" | "language">,
  recipient: string,
): Promise<Language> {
  if (channel === "slack") return language;
  return await findChosenLanguage(db, recipient) ?? language;
}
