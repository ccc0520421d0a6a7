import { useEffect, useState } from "preact/hooks";
import type { ProfileView } from "@/core/profile.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";

const ORGANIZATION = "";

/** The choice of the zone in which the agent's days begin. */
export function TimeZoneRow(
  { profile, onChanged }: { profile: ProfileView; onChanged: (profile: ProfileView) => void },
) {
  const words = wordsOf(settingsWords).profile;
  const { announce } = usePage();
  const [error, setError] = useState<string | undefined>();
  // Browsers and servers know different zones, so the browser makes the list.
  const [zones, setZones] = useState<readonly string[]>([]);
  useEffect(() => setZones(Intl.supportedValuesOf("timeZone")), []);
  const own = profile.agent!.timeZone;
  const all = own === null || zones.includes(own) ? zones : [own, ...zones];

  async function choose(value: string) {
    const timeZone = value === ORGANIZATION ? null : value;
    const answer = await ask<ProfileView>("PATCH", "/me", { timeZone });
    setError(answer.ok ? undefined : answer.fields.timeZone ?? answer.message);
    onChanged(answer.ok ? answer.data : { ...profile });
    if (answer.ok) announce(words.timeZoneChanged);
  }

  return (
    <div class="group-row setting-row">
      <div class="group-label">
        <label for="time-zone">{words.timeZone}</label>
        <span id="time-zone-hint" class="group-hint">{words.timeZoneHint}</span>
        <FieldError id="time-zone-error" message={error} />
      </div>
      <select
        id="time-zone"
        class="input select"
        value={own ?? ORGANIZATION}
        aria-describedby="time-zone-hint time-zone-error"
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value={ORGANIZATION}>
          {words.zoneOfOrganization(profile.organizationTimeZone)}
        </option>
        {all.map((zone) => <option key={zone} value={zone}>{zone.replaceAll("_", " ")}</option>)}
      </select>
    </div>
  );
}
