import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import type { Signal, TeamPerson } from "@/core/team/views.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { ConnectionState } from "@/components/shared/ConnectionState.tsx";
import { Handshake, Sparkles, UserRound } from "@/components/shared/icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { PersonDays } from "./PersonDays.tsx";
import { PersonLedger } from "./PersonLedger.tsx";
import { PersonAchievements, PersonChallenges } from "./PersonRewards.tsx";
import { PersonTrends } from "./PersonTrends.tsx";
import { teamApiPath, teamHref, type TeamPlace } from "./place.ts";
import { NumberTiles, Tile } from "./Totals.tsx";
import { followTo, type GoTo } from "./use_address.ts";
import { useLiveData } from "./use_live_data.ts";
import { stateWords } from "./words.ts";

/** The page of one person: today, trends, days, ledger, challenges and achievements. */
export function PersonView(
  { place, initial, connection, go }: {
    place: Extract<TeamPlace, { kind: "person" }>;
    initial: TeamPerson | null;
    connection: ConnectionStatus;
    go: GoTo;
  },
) {
  const { timeZone } = usePage();
  const remote = useLiveData<TeamPerson>(teamApiPath(place), initial, (frame, data) => {
    if (frame.type !== "points" && frame.type !== "level_up") return false;
    return frame.data.agent.id === (data?.agent.id ?? place.id);
  });
  const href = teamHref({ kind: "now", team: place.team ?? remote.data?.team ?? null });
  const back = { href, label: "my team", onClick: followTo(go, href) };
  if (remote.isMissing) {
    return (
      <>
        <PageHead title="Not found" back={back} />
        <div class="page-body team-page">
          <Empty
            icon={UserRound}
            title="There is no such person"
            words="Nobody has this id, or they are not in one of your teams."
          >
            <a class="button" href={href} onClick={back.onClick}>My Team</a>
          </Empty>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHead title={remote.data?.agent.name ?? "…"} back={back}>
        <ConnectionState status={connection} />
      </PageHead>
      <div class="page-body team-page team-wide">
        <RemoteView remote={remote}>
          {(person) => {
            const { agent } = person;
            return (
              <>
                <p class="person-state">
                  <span class="team-state" data-state={agent.state.kind}>
                    {stateWords(agent.state, timeZone)}
                  </span>
                  {agent.timeZone !== timeZone && (
                    <span class="text-label-secondary">Their days follow {agent.timeZone}</span>
                  )}
                </p>
                <Signals kind="help" signals={person.help} />
                <Signals kind="thanks" signals={person.thanks} />
                <dl class="team-tiles" aria-label="Today">
                  <NumberTiles of={agent} />
                  <Tile
                    title="Streak"
                    hint={agent.streak.isSafe
                      ? `level ${formatNumber(agent.level)}`
                      : "no points yet today"}
                  >
                    {formatNumber(agent.streak.days)}{" "}
                    <small>{agent.streak.days === 1 ? "day" : "days"}</small>
                  </Tile>
                </dl>
                <div class="person-top">
                  <PersonTrends person={person} />
                  <PersonDays days={person.days} />
                </div>
                <PersonLedger agent={agent} />
                <div class="person-columns">
                  <PersonChallenges agent={agent.id} />
                  <PersonAchievements agent={agent.id} />
                </div>
              </>
            );
          }}
        </RemoteView>
      </div>
    </>
  );
}

function Signals(
  { kind, signals }: { kind: "help" | "thanks"; signals: readonly Signal[] },
) {
  if (signals.length === 0) return null;
  const Icon = kind === "help" ? Handshake : Sparkles;
  return (
    <div class="notice" data-tone={kind === "help" ? "warning" : "good"}>
      <Icon size={15} />
      <span>
        <strong>{kind === "help" ? "Needs help." : "Deserves thanks."}</strong>{" "}
        {signals.map(({ sentence }) => sentence).join(" ")}
      </span>
    </div>
  );
}
