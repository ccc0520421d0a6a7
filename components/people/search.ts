import type { FoundPersonView } from "@/core/agents/directory.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import type { SearchOption } from "@/components/admin/SearchField.tsx";

/** Finds people for a field that chooses one. */
export async function searchPeople(
  text: string,
): Promise<AdminAnswer<readonly SearchOption<FoundPersonView>[]>> {
  const answer = await ask<{ entries: readonly FoundPersonView[] }>(
    "GET",
    `/admin/people/search?q=${encodeURIComponent(text.slice(0, 200))}`,
  );
  if (!answer.ok) return answer;
  const options = answer.data.entries.map((person) => ({
    key: person.id,
    title: person.name,
    detail: person.id,
    value: person,
  }));
  return { ok: true, data: options };
}

const MAX_ZONES = 30;

/** Finds time zones by their names in the IANA database; other names are offered as they are. */
export function searchZones(text: string): Promise<AdminAnswer<readonly SearchOption<string>[]>> {
  const wanted = plain(text);
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const found = zones.filter((zone) => plain(zone).includes(wanted)).slice(0, MAX_ZONES)
    .map((zone) => option(zone, zone.replaceAll("_", " ")));
  const isExact = zones.some((zone) => plain(zone) === wanted);
  // Offsets and old names are valid, too; the server decides.
  if (wanted !== "" && !isExact && found.length === 0) {
    found.push(option(text.trim(), `“${text.trim()}”`));
  }
  return Promise.resolve({ ok: true, data: found });
}

function option(zone: string, title: string): SearchOption<string> {
  return { key: zone, title, detail: "", value: zone };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_]+/g, " ").trim();
}
