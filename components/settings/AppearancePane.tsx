import { useEffect, useState } from "preact/hooks";
import { FORMATS } from "@/core/formats.ts";
import type { Preferences, PreferencesPatch } from "@/core/preferences.ts";
import type { ProfileView } from "@/core/profile.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { playChime } from "@/components/shared/chime.ts";
import { formatMoment, formatNumber } from "@/components/shared/format.ts";
import {
  followPreferences,
  sharePreferences,
  storePreferences,
} from "@/components/shared/preferences.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { SETTINGS_TITLES } from "./place.ts";
import { ThemeChoice } from "./ThemeChoice.tsx";

const MOTIONS = [["system", "As the System"], ["reduced", "Reduced"], ["full", "Full"]] as const;
const TRANSPARENCIES = [["system", "As the System"], ["reduced", "Reduced"]] as const;
const EXAMPLE_NUMBER = 12_345.6;

/** How Laurel looks and sounds. Every choice counts at once, on all tabs. */
export function AppearancePane({ initial }: { initial: ProfileView | null }) {
  const remote = useRemote<ProfileView>("/me", { initial });
  return (
    <>
      <PageHead title={SETTINGS_TITLES.appearance} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {({ preferences }) => <Choices stored={preferences} />}
        </RemoteView>
      </div>
    </>
  );
}

function Choices({ stored }: { stored: Preferences }) {
  const { announce, now, timeZone } = usePage();
  const [value, setValue] = useState(stored);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => followPreferences(setValue), []);

  async function choose(patch: PreferencesPatch) {
    const next = { ...value, ...patch } as Preferences;
    setValue(next);
    sharePreferences(next);
    const wrong = await storePreferences(patch);
    setError(wrong);
    if (wrong === null) announce("Saved.");
  }

  return (
    <>
      {error && <p class="notice" data-tone="bad" role="alert">{error}</p>}
      <Group id="looks" title="Looks">
        <ThemeChoice value={value.appearance} on={(appearance) => choose({ appearance })} />
        <Row class="choice-row" label="Motion" hint="Whether windows, numbers and confetti move.">
          <Segments
            name="motion"
            label="Motion"
            options={MOTIONS}
            value={value.motion}
            on={(motion) => choose({ motion })}
          />
        </Row>
        <Row
          class="choice-row"
          label="Transparency"
          hint="Whether the desktop shines through windows."
        >
          <Segments
            name="transparency"
            label="Transparency"
            options={TRANSPARENCIES}
            value={value.transparency}
            on={(transparency) => choose({ transparency })}
          />
        </Row>
      </Group>
      <Group id="sound" title="Sound">
        <Switch
          id="sound-on"
          label="Play a sound when there is something to celebrate"
          hint="A new level, a rare achievement or a rare prize."
          isOn={value.sound}
          onChange={(sound) => {
            choose({ sound });
            if (sound) playChime(value.volume);
          }}
        />
        {value.sound && (
          <div class="group-row">
            <label class="group-label" for="volume">Volume</label>
            <input
              id="volume"
              type="range"
              class="range"
              min={0}
              max={1}
              step={0.05}
              value={value.volume}
              aria-valuetext={`${Math.round(value.volume * 100)}%`}
              onInput={(event) => {
                const volume = Number(event.currentTarget.value);
                setValue({ ...value, volume });
              }}
              onChange={(event) => {
                const volume = Number(event.currentTarget.value);
                choose({ volume });
                playChime(volume);
              }}
            />
          </div>
        )}
      </Group>
      <Group id="language" title="Language and region">
        <Row label="Language" hint="More languages will come.">English</Row>
        <div class="group-row setting-row">
          <div class="group-label">
            <label for="format">Dates and numbers</label>
            <span id="format-hint" class="group-hint">
              {formatMoment(now, timeZone)} · {formatNumber(EXAMPLE_NUMBER)}
            </span>
          </div>
          <select
            id="format"
            class="input select"
            value={value.format}
            aria-describedby="format-hint"
            onChange={(event) =>
              choose({ format: event.currentTarget.value as Preferences["format"] })}
          >
            <option value="auto">Automatic</option>
            {Object.entries(FORMATS).map(([locale, name]) => (
              <option key={locale} value={locale}>{name} ({locale})</option>
            ))}
          </select>
        </div>
      </Group>
    </>
  );
}
