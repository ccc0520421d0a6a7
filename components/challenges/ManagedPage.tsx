import { useState } from "preact/hooks";
import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { typeTitles } from "@/components/counting/titles.ts";
import { metricWords } from "@/components/counting/words.ts";
import { useEventTypes } from "@/components/event_types/use_event_types.ts";
import { CircleAlert, Copy, Swords } from "@/components/shared/page_icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { challengeWords } from "@/words/challenges.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { ActList } from "./ActList.tsx";
import { CancelDialog } from "./CancelDialog.tsx";
import { CHALLENGE_LIST, challengeHref } from "./place.ts";
import { winningWords } from "./managed_words.ts";
import { shortMoment, spanWords } from "./span_words.ts";
import { StandingList } from "./StandingList.tsx";

const POLL_MILLISECONDS = 10_000;

/** One challenge: what it is, how it stands, and what happened to it. */
export function ManagedPage({ id, initial }: { id: string; initial: ChallengeDefinition | null }) {
  const words = wordsOf(challengePageWords);
  const { go, announce } = usePage();
  const path = `/admin/challenges/${encodeURIComponent(id)}`;
  const remote = useRemote<ChallengeDefinition>(path, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const [isCanceling, setCanceling] = useState(false);
  if (remote.isMissing) {
    return <MissingPage icon={Swords} noun={words.noun} list={CHALLENGE_LIST} />;
  }
  const { data } = remote;
  return (
    <>
      <PageHead
        title={data?.title ?? words.one}
        back={{ ...CHALLENGE_LIST, onClick: follow(go) }}
      >
        {data && (
          <>
            <a
              class="button page-action"
              href={challengeHref({ kind: "clone", id })}
              onClick={follow(go)}
            >
              <Copy size={15} /> {words.clone}
            </a>
            {data.changes !== "nothing" && (
              <a
                class="button page-action"
                href={challengeHref({ kind: "edit", id })}
                onClick={follow(go)}
              >
                {words.edit}
              </a>
            )}
          </>
        )}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(one) => (
            <>
              <Facts one={one} />
              <StandingList one={one} path={path} />
              <ActList path={path} revision={one.revision} />
              {one.mayCancel && (
                <div class="group-section">
                  <button
                    type="button"
                    class="button button-danger-text"
                    onClick={() => setCanceling(true)}
                  >
                    {words.cancelOpen}
                  </button>
                </div>
              )}
            </>
          )}
        </RemoteView>
      </div>
      {isCanceling && data && (
        <CancelDialog
          one={data}
          path={path}
          onClose={() => setCanceling(false)}
          onCanceled={(canceled) => {
            setCanceling(false);
            remote.update(() => canceled);
            announce(words.isCanceled(canceled.title));
            document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
}

function Facts({ one }: { one: ChallengeDefinition }) {
  const words = wordsOf(challengePageWords);
  const { now, timeZone } = usePage();
  const { types } = useEventTypes();
  const { summary, audience } = one;
  const at = (time: string) => shortMoment(Date.parse(time), timeZone);
  return (
    <>
      {one.state === "canceled" && (
        <p class="notice" data-tone="warning">
          <CircleAlert size={15} />
          <span>
            <Sentence
              text={wordsOf(challengeWords).canceledBecause}
              parts={{
                reason: one.cancelReason === null ? words.noReason : <bdi>{one.cancelReason}</bdi>,
              }}
            />
          </span>
        </p>
      )}
      {one.description && <p class="group-note">{one.description}</p>}
      <dl class="stat-tiles">
        <Tile
          name={words.state}
          value={words.states[one.state]}
          hint={spanWords(one, now, timeZone)}
        />
        <Tile
          name={one.kind === "team" ? words.teamsIn : words.peopleIn}
          value={formatNumber(summary.competitors)}
          hint={words.counted}
        />
        {one.target !== null && (
          <Tile
            name={words.reached}
            value={formatNumber(summary.reached)}
            hint={words.of(formatNumber(one.target))}
          />
        )}
        <Tile
          name={summary.paidAgents > 0 ? words.paid : words.prize}
          value={formatNumber(summary.paidAgents > 0 ? summary.paidPoints : one.reward)}
          hint={summary.paidAgents > 0
            ? words.pointsTo(summary.paidAgents, formatNumber(summary.paidAgents))
            : words.perWinner}
        />
      </dl>
      <Group id="challenge-facts" title={words.facts.title}>
        <Row label={words.facts.counts}>{metricWords(one.metric, typeTitles(types))}</Row>
        <Row label={words.facts.wins} hint={wordsOf(challengeWords).kinds[one.kind]}>
          {winningWords(one)}
        </Row>
        <Row
          label={words.facts.for}
          hint={one.joining === "voluntary" ? words.facts.voluntary : undefined}
        >
          <span class="audience">
            {audience === "everyone"
              ? words.facts.everyone
              : one.audienceMembers.map((member, index) => (
                <span key={member.id}>
                  {index > 0 && ", "}
                  <bdi>{member.name}</bdi>
                  {member.isGone && <span class="group-hint">{words.facts.gone}</span>}
                </span>
              ))}
          </span>
        </Row>
        <Row label={words.facts.runs}>{at(one.startsAt)} – {at(one.endsAt)}</Row>
        <Row
          label={words.facts.closes}
          hint={words.facts.closesHint}
        >
          {at(one.closesAt)}
        </Row>
      </Group>
    </>
  );
}

function Tile({ name, value, hint }: { name: string; value: string; hint: string }) {
  return (
    <div class="stat-tile">
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        <span class="group-hint">{hint}</span>
      </dd>
    </div>
  );
}
