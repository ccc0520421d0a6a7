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
import { CircleAlert, Copy, Swords } from "@/components/shared/icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { ActList } from "./ActList.tsx";
import { KIND_NAMES } from "./arrange.ts";
import { CancelDialog } from "./CancelDialog.tsx";
import { CHALLENGE_LIST, challengeHref } from "./place.ts";
import { STATE_NAMES, winningWords } from "./managed_words.ts";
import { shortMoment, spanWords } from "./span_words.ts";
import { StandingList } from "./StandingList.tsx";

const POLL_MILLISECONDS = 10_000;

/** One challenge: what it is, how it stands, and what happened to it. */
export function ManagedPage({ id, initial }: { id: string; initial: ChallengeDefinition | null }) {
  const { go, announce } = usePage();
  const path = `/admin/challenges/${encodeURIComponent(id)}`;
  const remote = useRemote<ChallengeDefinition>(path, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const [isCanceling, setCanceling] = useState(false);
  if (remote.isMissing) return <MissingPage icon={Swords} noun="challenge" list={CHALLENGE_LIST} />;
  const { data } = remote;
  return (
    <>
      <PageHead
        title={data?.title ?? "Challenge"}
        back={{ ...CHALLENGE_LIST, onClick: follow(go) }}
      >
        {data && (
          <>
            <a
              class="button page-action"
              href={challengeHref({ kind: "clone", id })}
              onClick={follow(go)}
            >
              <Copy size={15} /> Clone
            </a>
            {data.changes !== "nothing" && (
              <a
                class="button page-action"
                href={challengeHref({ kind: "edit", id })}
                onClick={follow(go)}
              >
                Edit
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
                    Cancel Challenge…
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
            announce(`${canceled.title} is canceled.`);
            document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
}

function Facts({ one }: { one: ChallengeDefinition }) {
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
            Canceled:{" "}
            {one.cancelReason === null ? "no reason was given." : <bdi>{one.cancelReason}</bdi>}
          </span>
        </p>
      )}
      {one.description && <p class="group-note">{one.description}</p>}
      <dl class="stat-tiles">
        <Tile name="State" value={STATE_NAMES[one.state]} hint={spanWords(one, now, timeZone)} />
        <Tile
          name={one.kind === "team" ? "Teams in it" : "People in it"}
          value={formatNumber(summary.competitors)}
          hint="who have counted something"
        />
        {one.target !== null && (
          <Tile
            name="Reached the target"
            value={formatNumber(summary.reached)}
            hint={`of ${formatNumber(one.target)}`}
          />
        )}
        <Tile
          name={summary.paidAgents > 0 ? "Paid" : "Prize"}
          value={formatNumber(summary.paidAgents > 0 ? summary.paidPoints : one.reward)}
          hint={summary.paidAgents > 0
            ? `points to ${formatNumber(summary.paidAgents)} ${
              summary.paidAgents === 1 ? "person" : "people"
            }`
            : "points for each winner"}
        />
      </dl>
      <Group id="challenge-facts" title="The challenge">
        <Row label="Counts">{metricWords(one.metric, typeTitles(types))}</Row>
        <Row label="Wins" hint={KIND_NAMES[one.kind]}>{winningWords(one)}</Row>
        <Row label="For" hint={one.joining === "voluntary" ? "people join themselves" : undefined}>
          <span class="audience">
            {audience === "everyone"
              ? "Everyone"
              : one.audienceMembers.map((member, index) => (
                <span key={member.id}>
                  {index > 0 && ", "}
                  <bdi>{member.name}</bdi>
                  {member.isGone && <span class="group-hint">(gone)</span>}
                </span>
              ))}
          </span>
        </Row>
        <Row label="Runs">{at(one.startsAt)} – {at(one.endsAt)}</Row>
        <Row
          label="Closes"
          hint="Work of its time that arrives within 12 hours after the end still counts. Then the winners are paid; a later correction changes who won."
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
