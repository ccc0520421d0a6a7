import { useState } from "preact/hooks";
import type { ProfileView } from "@/core/profile.ts";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { storePreferences } from "@/components/shared/preferences.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";

/** Whether the person's visits are measured. */
export function MeasuringGroup({ initial }: { initial: ProfileView | null }) {
  const words = wordsOf(settingsWords).data;
  const remote = useRemote<ProfileView>("/me", { initial });
  return (
    <Group
      id="measuring"
      title={words.measuring}
      note={words.measuringNote}
    >
      <RemoteView remote={remote}>
        {({ preferences }) => <MeasuringSwitch stored={preferences.usage} />}
      </RemoteView>
    </Group>
  );
}

function MeasuringSwitch({ stored }: { stored: boolean }) {
  const words = wordsOf(settingsWords).data;
  const { announce } = usePage();
  const [isOn, setOn] = useState(stored);
  const [error, setError] = useState<string | null>(null);

  async function choose(usage: boolean) {
    setOn(usage);
    const wrong = await storePreferences({ usage });
    setError(wrong);
    // The switch shows what is stored.
    if (wrong !== null) setOn(!usage);
    else announce(usage ? words.isMeasured : words.isDeleted);
  }

  return (
    <>
      <Switch
        id="usage"
        label={words.measure}
        hint={words.measureHint}
        isOn={isOn}
        onChange={choose}
      />
      {error && <p class="notice" data-tone="bad" role="alert">{error}</p>}
    </>
  );
}
