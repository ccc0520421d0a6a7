import type { BoostView } from "@/core/rules/views.ts";
import { HistoryLink } from "@/components/admin/HistoryLink.tsx";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { follow } from "@/components/admin/use_path.ts";
import { type Remote, useRemote } from "@/components/admin/use_remote.ts";
import { Copy, Zap } from "@/components/shared/icons.ts";
import { BoostForm } from "./BoostForm.tsx";
import { draftOfBoost, stateOf } from "./draft.ts";
import { BOOST_LIST, boostHref } from "./place.ts";
import { audienceWords, spanWords, STATE_WORDS, titleOf } from "./words.ts";

const POLL_MILLISECONDS = 10_000;

/** One boost: a form until it begins, afterwards what it is and the button that ends it. */
export function BoostPage({ id, initial }: { id: number; initial: BoostView | null }) {
  const { go, now } = usePage();
  const remote = useRemote<BoostView>(`/admin/boosts/${id}`, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  if (remote.isMissing) return <MissingPage icon={Zap} noun="boost" list={BOOST_LIST} />;
  return (
    <>
      <PageHead
        title={remote.data ? titleOf(remote.data) : "Boost"}
        back={{ ...BOOST_LIST, onClick: follow(go) }}
      >
        <HistoryLink kind="boost" id={id} />
        <a class="button" href={boostHref({ kind: "copy", id })} onClick={follow(go)}>
          <Copy size={15} />
          Copy
        </a>
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(boost) => (
            <>
              {stateOf(boost, now) === "upcoming"
                ? <Edit boost={boost} remote={remote} />
                : <Facts boost={boost} />}
              {stateOf(boost, now) !== "over" && <End boost={boost} remote={remote} />}
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

function Edit({ boost, remote }: { boost: BoostView; remote: Remote<BoostView> }) {
  const { go, announce, timeZone } = usePage();
  const draft = useDraft(`boost_${boost.id}`, draftOfBoost(boost, timeZone));
  const path = `/admin/boosts/${boost.id}`;

  async function keepMine() {
    const answer = await ask<BoostView>("GET", path);
    if (answer.ok) draft.change({ revision: answer.data.revision });
  }

  return (
    <BoostForm
      draft={draft}
      id={boost.id}
      action="Save"
      send={(body) =>
        ask<BoostView>("PATCH", path, { ...body, expectedRevision: draft.value.revision })}
      onDone={(changed) => {
        remote.update(() => changed);
        announce(`${titleOf(changed)} is saved.`);
      }}
      onCancel={() => {
        draft.discard();
        go(BOOST_LIST.href);
      }}
      onTheirs={() => {
        draft.discard();
        remote.reload();
      }}
      onMine={keepMine}
    />
  );
}

function Facts({ boost }: { boost: BoostView }) {
  const { now, timeZone } = usePage();
  const state = stateOf(boost, now);
  return (
    <Group id="boost-facts" title={STATE_WORDS[state]}>
      <Row label="Factor">×{boost.factor}</Row>
      <Row label="Time">{spanWords(boost, timeZone)}</Row>
      <Row label="Who gets it">
        <bdi>{audienceWords(boost)}</bdi>
      </Row>
      <Row label="Work that is boosted">
        {boost.types === null ? "All work that pays" : boost.types.join(", ")}
      </Row>
      <Row label="Name in explanations">
        <code>{boost.name}</code>
      </Row>
    </Group>
  );
}

function End({ boost, remote }: { boost: BoostView; remote: Remote<BoostView> }) {
  const { go, announce, now } = usePage();
  const isUpcoming = stateOf(boost, now) === "upcoming";

  async function end(): Promise<string | null> {
    const answer = await ask<BoostView | null>("POST", `/admin/boosts/${boost.id}/end`);
    if (!answer.ok) return answer.message;
    const { data } = answer;
    announce(`${titleOf(boost)} is ${data === null ? "removed" : "ended"}.`);
    if (data === null) go(BOOST_LIST.href);
    else remote.update(() => data);
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
    return null;
  }

  return (
    <div class={isUpcoming ? "boost-end" : "group-section"}>
      <ConfirmButton
        label={isUpcoming ? "Remove Boost…" : "End Boost Now…"}
        title={
          <>
            {isUpcoming ? "Remove" : "End"} “<bdi>{titleOf(boost)}</bdi>”?
          </>
        }
        action={isUpcoming ? "Remove" : "End"}
        isDanger
        onConfirm={end}
      >
        {isUpcoming
          ? "It has not begun and has paid nothing."
          : "What it has paid so far stays. From now on, work pays what the rules say."}
      </ConfirmButton>
    </div>
  );
}
