import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { TeamView } from "@/core/agents/views.ts";
import { ask, askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { UsersRound } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamsWords } from "@/words/teams.ts";
import { ManagerGroup } from "./ManagerGroup.tsx";
import { MemberGroup } from "./MemberGroup.tsx";
import { TEAM_LIST } from "./place.ts";

const POLL_MILLISECONDS = 10_000;

/** One team: its name, its managers and its members. */
export function TeamPage({ id, initial }: { id: string; initial: TeamView | null }) {
  const words = wordsOf(teamsWords);
  const { go } = usePage();
  const path = `/admin/teams/${encodeURIComponent(id)}`;
  const remote = useRemote<TeamView>(path, { everyMilliseconds: POLL_MILLISECONDS, initial });
  const onChanged = (team: TeamView) => remote.update(() => team);
  if (remote.isMissing) return <MissingPage icon={UsersRound} noun={words.noun} list={TEAM_LIST} />;
  return (
    <>
      <PageHead
        title={remote.data?.name ?? words.one}
        back={{ ...TEAM_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(team) => (
            <>
              <Settings team={team} path={path} onChanged={onChanged} />
              <ManagerGroup team={team} path={path} onChanged={onChanged} />
              <MemberGroup team={team} path={path} onChanged={onChanged} />
              <DeleteGroup team={team} path={path} />
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

/** The name of a team, and whether leave needs an approval. */
function Settings({ team, path, onChanged }: {
  team: TeamView;
  path: string;
  onChanged: (team: TeamView) => void;
}) {
  const words = wordsOf(teamsWords);
  const { announce } = usePage();
  const draft = useDraft(`team_${team.id}`, { name: team.name });
  const form = useForm({ name: "team-name" });
  const [problem, setProblem] = useState<string | null>(null);

  function rename(event: Event) {
    event.preventDefault();
    if (!draft.isChanged) return;
    const name = draft.value.name.trim();
    return form.submit(event, {
      wrong: name === "" ? { name: words.new.nameMissing } : {},
      send: () => ask<TeamView>("PATCH", path, { name }),
      onDone(renamed) {
        draft.discard();
        onChanged(renamed);
        announce(words.settings.renamed);
      },
    });
  }

  async function turn(leaveNeedsApproval: boolean) {
    setProblem(null);
    onChanged({ ...team, leaveNeedsApproval });
    const answer = await ask<TeamView>("PATCH", path, { leaveNeedsApproval });
    if (answer.ok) return onChanged(answer.data);
    onChanged(team);
    setProblem(answer.message);
  }

  return (
    <Group id="team-settings" title={words.settings.title}>
      <form class="group-row" onSubmit={rename} noValidate>
        <div class="inline-form team-name">
          <TextField
            id="team-name"
            label={words.new.name}
            value={draft.value.name}
            error={form.errors.name}
            maxLength={200}
            onInput={(name) => draft.change({ name })}
          />
          <button type="submit" class="button" aria-disabled={form.isBusy || !draft.isChanged}>
            {words.settings.rename}
          </button>
        </div>
      </form>
      <Row label={words.new.id} hint={words.settings.idHint}>
        <bdi>{team.id}</bdi>
      </Row>
      <Switch
        id="team-approval"
        label={words.settings.approval}
        hint={words.settings.approvalHint}
        isOn={team.leaveNeedsApproval}
        onChange={turn}
      />
      {problem && <p class="group-row form-error" role="alert">{problem}</p>}
    </Group>
  );
}

/** Deletes a team to which nothing belongs. */
function DeleteGroup({ team, path }: { team: TeamView; path: string }) {
  const words = wordsOf(teamsWords);
  const { go, announce } = usePage();
  async function remove(): Promise<string | null> {
    const problem = await askToRemove(path);
    if (problem !== null) return problem;
    announce(words.delete.done(team.name));
    go(TEAM_LIST.href);
    return null;
  }
  return (
    <div class="group-section">
      <ConfirmButton
        label={words.delete.button}
        title={<Sentence text={words.delete.question} parts={{ team: <bdi>{team.name}</bdi> }} />}
        action={words.delete.action}
        isDanger
        onConfirm={remove}
      >
        {words.delete.means}
      </ConfirmButton>
    </div>
  );
}
