import type { EventTypeView } from "@/core/event_types/views.ts";
import type { RuleDraftView } from "@/core/rules/draft_views.ts";
import type { StoredRuleSetView } from "@/core/rules/views.ts";
import { historyHref } from "@/components/admin/HistoryLink.tsx";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { useEventTypes } from "@/components/event_types/use_event_types.ts";
import { Scale } from "@/components/shared/icons.ts";
import { useState } from "preact/hooks";
import { DiffAgainst } from "./DiffAgainst.tsx";
import { Moment } from "./Moment.tsx";
import { RULE_LIST, ruleHref } from "./place.ts";
import { Effective } from "./RuleList.tsx";
import { RuleWords } from "./RuleWords.tsx";
import { stateTone, stateWords } from "./words.ts";

const POLL_MILLISECONDS = 15_000;

/** A version of the rules: when it scores, what it pays, and what differs from another one. */
export function VersionPage({ id, initial }: { id: number; initial: StoredRuleSetView | null }) {
  const { go } = usePage();
  const remote = useRemote<StoredRuleSetView>(`/admin/rules/${id}`, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const { types } = useEventTypes();
  if (remote.isMissing) return <MissingPage icon={Scale} noun="version" list={RULE_LIST} />;
  return (
    <>
      <PageHead title={`Version ${id}`} back={{ ...RULE_LIST, onClick: follow(go) }}>
        <EditButton version={id} />
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(set) => (
            <>
              <Facts set={set} />
              {set.state === "scheduled" && (
                <Withdraw
                  set={set}
                  onChanged={(changed) => remote.update(() => changed)}
                />
              )}
              <DiffAgainst
                after={set.rules}
                types={types ?? []}
                start={id > 1 ? id - 1 : null}
                same="Both versions are the same."
                except={id}
              />
              <Words set={set} types={types ?? []} />
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

/** Makes a draft that begins with the rules of the version. */
function EditButton({ version }: { version: number }) {
  const { go, announce } = usePage();
  const [error, setError] = useState<string | null>(null);
  async function edit() {
    const name = `Changes to version ${version}`;
    const answer = await ask<RuleDraftView>("POST", "/admin/rule-drafts", { name, version });
    if (!answer.ok) return setError(answer.message);
    announce("The draft is made. It decides nothing until you publish it.");
    go(ruleHref({ kind: "draft", id: answer.data.id }));
  }
  return (
    <>
      {error && <span class="form-error" role="alert">{error}</span>}
      <button type="button" class="button button-primary" onClick={edit}>Edit as Draft</button>
    </>
  );
}

function Facts({ set }: { set: StoredRuleSetView }) {
  const { version, state, note, publishedBy, createdAt, withdrawn } = set;
  return (
    <Group id="version-facts" title="This version">
      <Row label="State">
        <span class="badge" data-tone={stateTone(state)}>{stateWords(state)}</span>
      </Row>
      <Row label="Scores work">
        <span>
          <Effective set={set} />
        </span>
      </Row>
      <Row label="Published">
        <span>
          <Moment time={createdAt} />
          {publishedBy !== null && (
            <>
              {" by "}
              <bdi>{publishedBy.name}</bdi>
            </>
          )}
        </span>
      </Row>
      {withdrawn !== null && (
        <Row label="Withdrawn">
          <span>
            <Moment time={withdrawn.at} />
            {withdrawn.by !== null && (
              <>
                {" by "}
                <bdi>{withdrawn.by.name}</bdi>
              </>
            )}
          </span>
        </Row>
      )}
      {note !== "" && (
        <Row label="Why">
          <bdi>{note}</bdi>
        </Row>
      )}
      <Row label="History">
        <a class="docs-link" href={historyHref("rules", version)}>
          In the audit log
        </a>
      </Row>
    </Group>
  );
}

function Withdraw({ set, onChanged }: {
  set: StoredRuleSetView;
  onChanged: (set: StoredRuleSetView) => void;
}) {
  const { announce } = usePage();
  const { version } = set;
  return (
    <div class="group-section">
      <ConfirmButton
        label="Withdraw…"
        title={`Withdraw version ${version}?`}
        action="Withdraw"
        isDanger
        onConfirm={async () => {
          const path = `/admin/rules/${version}/withdraw`;
          const answer = await ask<StoredRuleSetView>("POST", path);
          if (!answer.ok) return answer.message;
          onChanged(answer.data);
          announce(`Version ${version} is withdrawn.`);
          return null;
        }}
      >
        It never begins, and the version in force stays. This cannot be undone, but its rules can be
        edited as a draft and published again.
      </ConfirmButton>
    </div>
  );
}

function Words({ set, types }: { set: StoredRuleSetView; types: readonly EventTypeView[] }) {
  return (
    <section class="group-section" aria-labelledby="version-words">
      <h2 id="version-words" class="group-title">What work pays</h2>
      <RuleWords rules={set.rules} types={types} />
    </section>
  );
}
