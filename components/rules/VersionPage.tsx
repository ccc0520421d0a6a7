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
import { Scale } from "@/components/shared/page_icons.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { rulesWords } from "@/words/rules.ts";
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
  const words = wordsOf(rulesWords).version;
  const { go } = usePage();
  const remote = useRemote<StoredRuleSetView>(`/admin/rules/${id}`, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const { types } = useEventTypes();
  if (remote.isMissing) return <MissingPage icon={Scale} noun={words.noun} list={RULE_LIST} />;
  return (
    <>
      <PageHead title={words.title(id)} back={{ ...RULE_LIST, onClick: follow(go) }}>
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
                same={words.same}
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
  const { version: words, newDraft } = wordsOf(rulesWords);
  const { go, announce } = usePage();
  const [error, setError] = useState<string | null>(null);
  async function edit() {
    const name = words.changesTo(version);
    const answer = await ask<RuleDraftView>("POST", "/admin/rule-drafts", { name, version });
    if (!answer.ok) return setError(answer.message);
    announce(newDraft.made);
    go(ruleHref({ kind: "draft", id: answer.data.id }));
  }
  return (
    <>
      {error && <span class="form-error" role="alert">{error}</span>}
      <button type="button" class="button button-primary" onClick={edit}>{words.edit}</button>
    </>
  );
}

function Facts({ set }: { set: StoredRuleSetView }) {
  const words = wordsOf(rulesWords).version;
  const { version, state, note, publishedBy, createdAt, withdrawn } = set;
  return (
    <Group id="version-facts" title={words.facts}>
      <Row label={words.state}>
        <span class="badge" data-tone={stateTone(state)}>{stateWords(state)}</span>
      </Row>
      <Row label={words.scores}>
        <span>
          <Effective set={set} />
        </span>
      </Row>
      <Row label={words.published}>
        <AtBy time={createdAt} by={publishedBy} />
      </Row>
      {withdrawn !== null && (
        <Row label={words.withdrawn}>
          <AtBy time={withdrawn.at} by={withdrawn.by} />
        </Row>
      )}
      {note !== "" && (
        <Row label={words.why}>
          <bdi>{note}</bdi>
        </Row>
      )}
      <Row label={words.history}>
        <a class="docs-link" href={historyHref("rules", version)}>
          {words.inLog}
        </a>
      </Row>
    </Group>
  );
}

function AtBy({ time, by }: { time: string; by: { readonly name: string } | null }) {
  if (by === null) return <Moment time={time} />;
  return (
    <span>
      <Sentence
        text={wordsOf(rulesWords).version.atBy}
        parts={{ time: <Moment time={time} />, person: <bdi>{by.name}</bdi> }}
      />
    </span>
  );
}

function Withdraw({ set, onChanged }: {
  set: StoredRuleSetView;
  onChanged: (set: StoredRuleSetView) => void;
}) {
  const words = wordsOf(rulesWords).version;
  const { announce } = usePage();
  const { version } = set;
  return (
    <div class="group-section">
      <ConfirmButton
        label={words.withdraw}
        title={words.withdrawQuestion(version)}
        action={words.withdrawAction}
        isDanger
        onConfirm={async () => {
          const path = `/admin/rules/${version}/withdraw`;
          const answer = await ask<StoredRuleSetView>("POST", path);
          if (!answer.ok) return answer.message;
          onChanged(answer.data);
          announce(words.withdrawDone(version));
          return null;
        }}
      >
        {words.withdrawMeans}
      </ConfirmButton>
    </div>
  );
}

function Words({ set, types }: { set: StoredRuleSetView; types: readonly EventTypeView[] }) {
  return (
    <section class="group-section" aria-labelledby="version-words">
      <h2 id="version-words" class="group-title">{wordsOf(rulesWords).version.whatPays}</h2>
      <RuleWords rules={set.rules} types={types} />
    </section>
  );
}
