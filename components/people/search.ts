import type { FoundPersonView } from "@/core/agents/directory.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import type { ListWords } from "@/components/admin/use_combobox.ts";
import type { Found, SearchOption } from "@/components/admin/use_search_results.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";

/** Returns the words of a list of people. */
export function listOfPeople(): ListWords {
  return wordsOf(peopleWords).found;
}

/** The maximum number of people in the open list; typing narrows it down. */
const MAX_PEOPLE = 20;

/** Finds people for a field that chooses one. */
export function searchPeople(text: string): Promise<AdminAnswer<Found<FoundPersonView>>> {
  return searchOnServer<FoundPersonView>(
    "/admin/people/search",
    text,
    ({ id, email, teamName }) => [
      email ?? id,
      ...(teamName === null ? [] : [teamName]),
    ],
  );
}

/**
 * Finds people by a search of the API.
 * @param path the search, which takes `q` and `limit`
 * @param detailsOf what tells people with the same name apart
 */
export async function searchOnServer<T extends { readonly id: string; readonly name: string }>(
  path: string,
  text: string,
  detailsOf: (person: T) => readonly string[],
): Promise<AdminAnswer<Found<T>>> {
  const query = new URLSearchParams({ q: text, limit: String(MAX_PEOPLE) });
  const answer = await ask<{ entries: readonly T[] }>("GET", `${path}?${query}`);
  if (!answer.ok) return answer;
  const { entries } = answer.data;
  const options = entries.map((person) => ({
    key: person.id,
    title: person.name,
    details: detailsOf(person),
    value: person,
  }));
  return { ok: true, data: { options, hasMore: entries.length >= MAX_PEOPLE } };
}

const MAX_ZONES = 30;

/** Finds time zones by their names in the IANA database; other names are offered as they are. */
export function searchZones(text: string): Promise<AdminAnswer<Found<string>>> {
  const wanted = plain(text);
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const fitting = zones.filter((zone) => plain(zone).includes(wanted));
  const options = fitting.slice(0, MAX_ZONES)
    .map((zone) => option(zone, zone.replaceAll("_", " ")));
  const isExact = zones.some((zone) => plain(zone) === wanted);
  // Offsets and old names are valid, too; the server decides.
  if (wanted !== "" && !isExact && fitting.length === 0) {
    options.push(option(text.trim(), `“${text.trim()}”`));
  }
  const data = { options, hasMore: fitting.length > MAX_ZONES };
  return Promise.resolve({ ok: true, data });
}

function option(zone: string, title: string): SearchOption<string> {
  return { key: zone, title, details: [], value: zone };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_]+/g, " ").trim();
}
