import { useState } from "preact/hooks";
import type { ProfileView } from "@/core/profile.ts";
import { Shelf } from "@/components/achievements/Shelf.tsx";
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
import { wordsOf } from "@/components/shared/locale.ts";
import { roleWords } from "@/words/roles.ts";
import { sectionWords } from "@/words/sections.ts";
import { settingsWords } from "@/words/settings.ts";
import { PictureRow } from "./PictureRow.tsx";
import { TimeZoneRow } from "./TimeZoneRow.tsx";

const MAX_NAME = 100;

/** The path of a person's own profile, below `/api/v1`. */
export const PROFILE_PATH = "/me";

/** Name, picture, time zone and visibility of the person. */
export function ProfilePane({ initial }: { initial: ProfileView | null }) {
  const words = wordsOf(settingsWords).profile;
  const remote = useRemote<ProfileView>(PROFILE_PATH, { initial });
  const change = (changed: Partial<ProfileView>) => {
    remote.update((profile) => ({ ...profile, ...changed }));
    remote.reload();
  };
  return (
    <>
      <PageHead title={wordsOf(sectionWords).titles.profile} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(profile) => (
            <>
              <Group id="you" title={words.you}>
                <PictureRow profile={profile} onChanged={(picture) => change({ picture })} />
                <NameForm profile={profile} onChanged={change} />
                <Row label={words.role} hint={words.roleHint}>
                  {wordsOf(roleWords)[profile.role]}
                </Row>
                {profile.agent && (
                  <Row label={words.team} hint={words.teamHint}>
                    <bdi>{profile.agent.team?.name ?? wordsOf(settingsWords).none}</bdi>
                  </Row>
                )}
              </Group>
              {profile.agent && <WorkGroup profile={profile} onChanged={change} />}
              {profile.agent && (
                <Shelf
                  agent={profile.agent.id}
                  timeZone={profile.agent.timeZone ?? profile.organizationTimeZone}
                />
              )}
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
  const words = wordsOf(settingsWords).profile;
  const { announce } = usePage();
  const draft = useDraft("own_name", { name: profile.name });
  const form = useForm({ name: "own-name" });

  function rename(event: Event) {
    event.preventDefault();
    if (!draft.isChanged) return;
    const name = draft.value.name.trim();
    return form.submit(event, {
      wrong: name === "" ? { name: words.nameMissing } : {},
      send: () => ask<ProfileView>("PATCH", PROFILE_PATH, { name }),
      onDone(changed) {
        draft.discard();
        onChanged(changed);
        announce(words.nameChanged);
      },
    });
  }

  return (
    <form class="group-row group-stack" onSubmit={rename} noValidate>
      <div class="inline-form">
        <TextField
          id="own-name"
          label={words.name}
          value={draft.value.name}
          error={form.errors.name}
          maxLength={MAX_NAME}
          onInput={(name) => draft.change({ name })}
        />
        {draft.isChanged && (
          <button type="submit" class="button button-primary" aria-disabled={form.isBusy}>
            {wordsOf(settingsWords).save}
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
  const words = wordsOf(settingsWords).profile;
  const { announce } = usePage();
  const [error, setError] = useState<string | null>(null);
  const agent = profile.agent!;

  async function show(isShown: boolean) {
    const answer = await ask<ProfileView>("PATCH", PROFILE_PATH, { hidden: !isShown });
    setError(answer.ok ? null : answer.message);
    // After a failure, a new object draws the switch again in its old state.
    onChanged(answer.ok ? answer.data : { ...profile });
    if (answer.ok) announce(isShown ? words.isShown : words.isHidden);
  }

  return (
    <Group id="work" title={words.atWork}>
      <Switch
        id="shown"
        label={words.show}
        hint={words.showHint}
        isOn={!agent.hidden}
        onChange={show}
      />
      {error && <p class="group-row form-error" role="alert">{error}</p>}
      <TimeZoneRow profile={profile} onChanged={onChanged} />
    </Group>
  );
}
