import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import type { Signal, TeamPerson } from "@/core/team/views.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { ConnectionState } from "@/components/shared/ConnectionState.tsx";
import { Sparkles, UserRound } from "@/components/shared/icons.ts";
import { Handshake } from "@/components/shared/page_icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import { teamWords } from "@/words/team.ts";
import { PersonDays } from "./PersonDays.tsx";
import { PersonLedger } from "./PersonLedger.tsx";
import { PersonAchievements, PersonChallenges } from "./PersonRewards.tsx";
import { PersonTrends } from "./PersonTrends.tsx";
import { teamApiPath, teamHref, type TeamPlace } from "./place.ts";
import { NumberTiles, Tile } from "./Totals.tsx";
import { followTo, type GoTo } from "./use_address.ts";
import { useLiveData } from "./use_live_data.ts";
import { signalInWords, stateInWords } from "./words.ts";

/** The page of one person: today, trends, days, ledger, challenges and achievements. */
export function PersonView(
  { place, initial, connection, go }: {
    place: Extract<TeamPlace, { kind: "person" }>;
    initial: TeamPerson | null;
    connection: ConnectionStatus;
    go: GoTo;
  },
) {
  const words = wordsOf(teamWords).person;
  const { timeZone } = usePage();
  const remote = useLiveData<TeamPerson>(teamApiPath(place), initial, (frame, data) => {
    if (frame.type !== "points" && frame.type !== "level_up") return false;
    return frame.data.agent.id === (data?.agent.id ?? place.id);
  });
  const href = teamHref({ kind: "now", team: place.team ?? remote.data?.team ?? null });
  const back = { href, label: words.list, onClick: followTo(go, href) };
  if (remote.isMissing) {
    return (
      <>
        <PageHead title={wordsOf(adminWords).missing.title} back={back} />
        <div class="page-body team-page">
          <Empty
            icon={UserRound}
            title={words.unknown}
            words={words.unknownHint}
          >
            <a class="button" href={href} onClick={back.onClick}>{wordsOf(teamWords).title}</a>
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
                    {stateInWords(agent.state, timeZone)}
                  </span>
                  {agent.timeZone !== timeZone && (
                    <span class="text-label-secondary">{words.theirDays(agent.timeZone)}</span>
                  )}
                </p>
                <Signals kind="help" signals={person.help} />
                <Signals kind="thanks" signals={person.thanks} />
                <dl id="today" class="team-tiles" aria-label={words.today}>
                  <NumberTiles of={agent} />
                  <Tile
                    title={words.streak}
                    hint={agent.streak.isSafe
                      ? words.level(formatNumber(agent.level))
                      : words.noPoints}
                  >
                    {formatNumber(agent.streak.days)} <small>{words.days(agent.streak.days)}</small>
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
        <strong>{wordsOf(teamWords).person[kind]}</strong> {signals.map(signalInWords).join(" ")}
      </span>
    </div>
  );
}
