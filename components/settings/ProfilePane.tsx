import { useState } from "preact/hooks";
import type { ProfileView } from "@/core/profile.ts";
import { ROLE_NAMES } from "@/core/roles.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { PictureRow } from "./PictureRow.tsx";
import { SETTINGS_TITLES } from "./place.ts";
import { TimeZoneRow } from "./TimeZoneRow.tsx";

const MAX_NAME = 100;

/** The path of a person's own profile, below `/api/v1`. */
export const PROFILE_PATH = "/me";

/** Name, picture, time zone and visibility of the person. */
export function ProfilePane({ initial }: { initial: ProfileView | null }) {
  const remote = useRemote<ProfileView>(PROFILE_PATH, { initial });
  const change = (changed: Partial<ProfileView>) => {
    remote.update((profile) => ({ ...profile, ...changed }));
    remote.reload();
  };
  return (
    <>
      <PageHead title={SETTINGS_TITLES.profile} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(profile) => (
            <>
              <Group id="you" title="You">
                <PictureRow profile={profile} onChanged={(picture) => change({ picture })} />
                <NameForm profile={profile} onChanged={change} />
                <Row label="Role" hint="Admins change roles.">
                  {ROLE_NAMES[profile.role]}
                </Row>
                {profile.agent && (
                  <Row label="Team" hint="Managers and admins change teams.">
                    <bdi>{profile.agent.team?.name ?? "None"}</bdi>
                  </Row>
                )}
              </Group>
              {profile.agent && <WorkGroup profile={profile} onChanged={change} />}
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

function NameForm(
  { profile, onChanged }: { profile: ProfileView; onChanged: (profile: ProfileView) => void },
) {
  const { announce } = usePage();
  const draft = useDraft("own_name", { name: profile.name });
  const form = useForm({ name: "own-name" });

  function rename(event: Event) {
    event.preventDefault();
    if (!draft.isChanged) return;
    const name = draft.value.name.trim();
    return form.submit(event, {
      wrong: name === "" ? { name: "Enter your name." } : {},
      send: () => ask<ProfileView>("PATCH", PROFILE_PATH, { name }),
      onDone(changed) {
        draft.discard();
        onChanged(changed);
        announce("Your name is changed.");
      },
    });
  }

  return (
    <form class="group-row group-stack" onSubmit={rename} noValidate>
      <div class="inline-form">
        <TextField
          id="own-name"
          label="Name"
          value={draft.value.name}
          error={form.errors.name}
          maxLength={MAX_NAME}
          onInput={(name) => draft.change({ name })}
        />
        {draft.isChanged && (
          <button type="submit" class="button button-primary" aria-disabled={form.isBusy}>
            Save
          </button>
        )}
      </div>
    </form>
  );
}

/** What belongs to the person's agent. */
function WorkGroup(
  { profile, onChanged }: { profile: ProfileView; onChanged: (profile: ProfileView) => void },
) {
  const { announce } = usePage();
  const [error, setError] = useState<string | null>(null);
  const agent = profile.agent!;

  async function show(isShown: boolean) {
    const answer = await ask<ProfileView>("PATCH", PROFILE_PATH, { hidden: !isShown });
    setError(answer.ok ? null : answer.message);
    // After a failure, a new object draws the switch again in its old state.
    onChanged(answer.ok ? answer.data : { ...profile });
    if (answer.ok) announce(isShown ? "The boards show you." : "The boards leave you out.");
  }

  return (
    <Group id="work" title="At work">
      <Switch
        id="shown"
        label="Show me on the leaderboards"
        hint="While this is off, others do not see your rank. You earn points as before."
        isOn={!agent.hidden}
        onChange={show}
      />
      {error && <p class="group-row form-error" role="alert">{error}</p>}
      <TimeZoneRow profile={profile} onChanged={onChanged} />
    </Group>
  );
}
