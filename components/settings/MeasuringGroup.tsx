import { useState } from "preact/hooks";
import type { ProfileView } from "@/core/profile.ts";
import { Group } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { storePreferences } from "@/components/shared/preferences.ts";

/** Whether the person's visits are measured. */
export function MeasuringGroup({ initial }: { initial: ProfileView | null }) {
  const remote = useRemote<ProfileView>("/me", { initial });
  return (
    <Group
      id="measuring"
      title="Measuring"
      note="Managers see counts of how many people come, how long they stay and what they use. Single visits are deleted after five weeks."
    >
      <RemoteView remote={remote}>
        {({ preferences }) => <MeasuringSwitch stored={preferences.usage} />}
      </RemoteView>
    </Group>
  );
}

function MeasuringSwitch({ stored }: { stored: boolean }) {
  const { announce } = usePage();
  const [isOn, setOn] = useState(stored);
  const [error, setError] = useState<string | null>(null);

  async function choose(usage: boolean) {
    setOn(usage);
    const wrong = await storePreferences({ usage });
    setError(wrong);
    // The switch shows what is stored.
    if (wrong !== null) setOn(!usage);
    else announce(usage ? "Your visits are measured." : "Your visits are deleted.");
  }

  return (
    <>
      <Switch
        id="usage"
        label="Let Laurel measure how I use the desk"
        hint="Switched off, nothing is measured, and what was measured of you is deleted. The signals Do Not Track and Global Privacy Control of your browser count as off."
        isOn={isOn}
        onChange={choose}
      />
      {error && <p class="notice" data-tone="bad" role="alert">{error}</p>}
    </>
  );
}
