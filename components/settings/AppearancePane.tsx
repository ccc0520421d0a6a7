import { useEffect, useState } from "preact/hooks";
import { LANGUAGES } from "@/core/language.ts";
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
import { sectionWords } from "@/words/sections.ts";
import { settingsWords } from "@/words/settings.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { ThemeChoice } from "./ThemeChoice.tsx";

const MOTIONS = ["system", "reduced", "full"] as const;
const TRANSPARENCIES = ["system", "reduced", "full"] as const;
const EXAMPLE_NUMBER = 12_345.6;

/** How Laurel looks and sounds. Every choice counts at once, on all tabs. */
export function AppearancePane({ initial }: { initial: ProfileView | null }) {
  const remote = useRemote<ProfileView>("/me", { initial });
  return (
    <>
      <PageHead title={wordsOf(sectionWords).titles.appearance} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {({ preferences }) => <Choices stored={preferences} />}
        </RemoteView>
      </div>
    </>
  );
}

function Choices({ stored }: { stored: Preferences }) {
  const words = wordsOf(settingsWords);
  const { looks, sound, region } = words;
  const regionNames = new Intl.DisplayNames(currentLanguage(), { type: "region" });
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
    if (wrong === null) announce(looks.saved);
  }

  /** The server draws the page in the language, so it is read again when the choice is stored. */
  async function chooseLanguage(language: Preferences["language"]) {
    setValue({ ...value, language });
    const wrong = await storePreferences({ language });
    setError(wrong);
    if (wrong === null) location.reload();
  }

  return (
    <>
      {error && <p class="notice" data-tone="bad" role="alert">{error}</p>}
      <Group id="looks" title={looks.title}>
        <ThemeChoice value={value.appearance} on={(appearance) => choose({ appearance })} />
        <Row class="choice-row" label={looks.motion} hint={looks.motionHint}>
          <Segments
            name="motion"
            label={looks.motion}
            options={MOTIONS.map((one) => [one, looks.motions[one]] as const)}
            value={value.motion}
            on={(motion) => choose({ motion })}
          />
        </Row>
        <Row
          class="choice-row"
          label={looks.transparency}
          hint={looks.transparencyHint}
        >
          <Segments
            name="transparency"
            label={looks.transparency}
            options={TRANSPARENCIES.map((one) => [one, looks.transparencies[one]] as const)}
            value={value.transparency}
            on={(transparency) => choose({ transparency })}
          />
        </Row>
      </Group>
      <Group id="sound" title={sound.title}>
        <Switch
          id="sound-on"
          label={sound.label}
          hint={sound.hint}
          isOn={value.sound}
          onChange={(isOn) => {
            choose({ sound: isOn });
            if (isOn) playChime(value.volume);
          }}
        />
        {value.sound && (
          <div class="group-row">
            <label class="group-label" for="volume">{sound.volume}</label>
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
      <Group id="language" title={region.title}>
        <div class="group-row setting-row">
          <div class="group-label">
            <label for="language-choice">{region.language}</label>
            <span id="language-hint" class="group-hint">{region.languageHint}</span>
          </div>
          <select
            id="language-choice"
            class="input select"
            value={value.language}
            aria-describedby="language-hint"
            onChange={(event) =>
              chooseLanguage(event.currentTarget.value as Preferences["language"])}
          >
            <option value="auto">{region.automatic}</option>
            {Object.entries(LANGUAGES).map(([language, name]) => (
              <option key={language} value={language} lang={language}>{name}</option>
            ))}
          </select>
        </div>
        <div class="group-row setting-row">
          <div class="group-label">
            <label for="format">{region.format}</label>
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
            <option value="auto">{region.automatic}</option>
            {FORMATS.map((locale) => (
              <option key={locale} value={locale}>
                {regionNames.of(locale.split("-")[1]!)} ({locale})
              </option>
            ))}
          </select>
        </div>
      </Group>
    </>
  );
}
