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
import { Zap } from "@/components/shared/icons.ts";
import { Copy } from "@/components/shared/page_icons.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";
import { typeTitles } from "@/components/counting/titles.ts";
import { useEventTypes } from "@/components/event_types/use_event_types.ts";
import { BoostForm } from "./BoostForm.tsx";
import { draftOfBoost, stateOf } from "./draft.ts";
import { BOOST_LIST, boostHref } from "./place.ts";
import { audienceWords, spanWords, titleOf } from "./words.ts";

const POLL_MILLISECONDS = 10_000;

/** One boost: a form until it begins, afterwards what it is and the button that ends it. */
export function BoostPage({ id, initial }: { id: number; initial: BoostView | null }) {
  const words = wordsOf(boostWords);
  const { go, now } = usePage();
  const remote = useRemote<BoostView>(`/admin/boosts/${id}`, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  if (remote.isMissing) return <MissingPage icon={Zap} noun={words.noun} list={BOOST_LIST} />;
  return (
    <>
      <PageHead
        title={remote.data ? titleOf(remote.data) : words.one}
        back={{ ...BOOST_LIST, onClick: follow(go) }}
      >
        <HistoryLink kind="boost" id={id} />
        <a class="button" href={boostHref({ kind: "copy", id })} onClick={follow(go)}>
          <Copy size={15} />
          {words.copy}
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
  const words = wordsOf(boostWords).form;
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
      action={words.save}
      send={(body) =>
        ask<BoostView>("PATCH", path, { ...body, expectedRevision: draft.value.revision })}
      onDone={(changed) => {
        remote.update(() => changed);
        announce(words.saved(titleOf(changed)));
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
  const { states, facts, form } = wordsOf(boostWords);
  const { now, timeZone } = usePage();
  const titleOfType = typeTitles(useEventTypes().types);
  const state = stateOf(boost, now);
  return (
    <Group id="boost-facts" title={states[state]}>
      <Row label={facts.factor}>×{boost.factor}</Row>
      <Row label={facts.time}>{spanWords(boost, timeZone)}</Row>
      <Row label={form.audience}>
        <bdi>{audienceWords(boost)}</bdi>
      </Row>
      <Row label={form.types}>
        {boost.types === null ? facts.allWork : boost.types.map(titleOfType).join(", ")}
      </Row>
      <Row label={form.name}>
        <code>{boost.name}</code>
      </Row>
    </Group>
  );
}

function End({ boost, remote }: { boost: BoostView; remote: Remote<BoostView> }) {
  const { go, announce, now } = usePage();
  const isUpcoming = stateOf(boost, now) === "upcoming";
  const words = wordsOf(boostWords)[isUpcoming ? "remove" : "end"];

  async function end(): Promise<string | null> {
    const answer = await ask<BoostView | null>("POST", `/admin/boosts/${boost.id}/end`);
    if (!answer.ok) return answer.message;
    const { data } = answer;
    announce(wordsOf(boostWords)[data === null ? "remove" : "end"].done(titleOf(boost)));
    if (data === null) go(BOOST_LIST.href);
    else remote.update(() => data);
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
    return null;
  }

  return (
    <div class={isUpcoming ? "boost-end" : "group-section"}>
      <ConfirmButton
        label={words.label}
        title={<Sentence text={words.question} parts={{ boost: <bdi>{titleOf(boost)}</bdi> }} />}
        action={words.action}
        isDanger
        onConfirm={end}
      >
        {words.means}
      </ConfirmButton>
    </div>
  );
}
