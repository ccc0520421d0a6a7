import { z } from "zod";
import type { PeopleColumn } from "@/core/agents/people_file.ts";
import { canonicalTimeZone, timeZoneAdvice } from "@/core/calendars/time_zone.ts";
import { withoutDefusing } from "@/core/csv.ts";
import { normalizeEmail, normalizeId, normalizeName, normalizeSubject } from "@/core/identity.ts";
import type { FieldError } from "@/services/problems/mod.ts";

/** The values of a line; those of columns that the file does not have are undefined. */
export interface PersonCells {
  readonly id: string;
  readonly name: string | undefined;
  readonly email: string | null | undefined;
  readonly team: string | null | undefined;
  readonly timeZone: string | null | undefined;
  readonly hidden: boolean | undefined;
  readonly aliases: readonly string[];
}

const MAX_ALIASES = 200;
const MAX_TEXT = 256;
const YES = /^(yes|y|true|1|x)$/i;
const NO = /^(no|n|false|0|)$/i;

/** Reads the cells of a line. @returns the values, and what is wrong with them by column */
export function readPersonCells(
  cells: ReadonlyMap<string, string>,
): { readonly values: PersonCells; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const fault = (path: PeopleColumn, message: string) => void errors.push({ path, message });

  /** Normalizes a cell; undefined without the column, empty without a value. */
  function text(
    column: PeopleColumn,
    normalize: (text: string) => string,
    maxLength = MAX_TEXT,
  ): string | undefined {
    const cell = cells.get(column);
    if (cell === undefined) return undefined;
    const value = normalize(withoutDefusing(cell.toWellFormed()));
    if (value.length > maxLength) fault(column, `has more than ${maxLength} characters`);
    else if (value === "" && cell !== "") fault(column, "has nothing in it that can be seen");
    return value.slice(0, maxLength);
  }

  const id = text("id", normalizeSubject) ?? "";
  if (cells.get("id") === "") fault("id", "is empty");
  const name = text("name", normalizeName, 200);
  if (cells.get("name") === "") fault("name", "is empty");
  const email = text("mail", normalizeEmail, 254);
  if (email && !z.regexes.unicodeEmail.test(email)) fault("mail", "is not an e-mail address");
  const team = text("team", normalizeId, 100);
  const zone = text("zone", normalizeId);
  const timeZone = zone ? canonicalTimeZone(zone) : zone;
  if (zone && timeZone === undefined) fault("zone", timeZoneAdvice(zone));
  const hidden = cells.get("hidden");
  if (hidden !== undefined && !YES.test(hidden) && !NO.test(hidden)) {
    fault("hidden", `must be yes or no, not "${hidden.slice(0, 40)}"`);
  }
  const aliases = [
    ...new Set(
      withoutDefusing(cells.get("aliases") ?? "").toWellFormed().split(/\p{White_Space}+/u)
        .map(normalizeSubject).filter((alias) => alias !== "" && alias !== id && alias !== email),
    ),
  ];
  if (aliases.length > MAX_ALIASES) fault("aliases", `has more than ${MAX_ALIASES}`);
  if (aliases.some((alias) => alias.length > MAX_TEXT)) {
    fault("aliases", `has one with more than ${MAX_TEXT} characters`);
  }
  const values: PersonCells = {
    id,
    name,
    email: email === "" ? null : email,
    team: team === "" ? null : team,
    timeZone: timeZone === "" ? null : timeZone,
    hidden: hidden === undefined ? undefined : YES.test(hidden),
    aliases,
  };
  return { values, errors };
}
