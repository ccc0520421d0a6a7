import { useEffect, useState } from "preact/hooks";
import type { Performance } from "@/core/performance/views.ts";
import { ExportMenu } from "@/components/admin/ExportMenu.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { DateRange } from "@/components/charts/DateRange.tsx";
import { useRange } from "@/components/charts/use_range.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { Gauge } from "@/components/shared/page_icons.ts";
import { performanceWords } from "@/words/performance.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { HoldoutGroup } from "./HoldoutGroup.tsx";
import { IntroductionForm } from "./IntroductionForm.tsx";
import { MeasureCard } from "./MeasureCard.tsx";
import { performancePath } from "./place.ts";
import { TeamSwitcher } from "@/components/team/TeamSwitcher.tsx";

/** The five measures of a range of days, and for admins what they are compared with. */
export function PerformanceView({ search, today, isAdmin, initial }: {
  /** The query of the address that the server answered. */
  search: string;
  /** In the organization's time zone. */
  today: string;
  isAdmin: boolean;
  /** Of the range in `search`; null when it could not be read. */
  initial: Performance | null;
}) {
  const words = wordsOf(performanceWords);
  const { announce } = usePage();
  const state = useRange(search, today);
  const [team, setTeam] = useState(() => new URLSearchParams(search).get("team"));
  // While the days are being typed, the last range stays.
  const [last, setLast] = useState(state.chosen.range ?? null);
  const range = state.chosen.range ?? last;
  if (state.chosen.range && state.chosen.range !== last) setLast(state.chosen.range);
  const path = range && performancePath(range, team);
  const [firstPath] = useState(path);
  const remote = useRemote<Performance>(path ?? performancePath({ from: today, to: today }, team), {
    initial: path === firstPath ? initial : null,
  });

  // The back button changes the address, and the range follows by itself.
  useEffect(() => {
    const onPop = () => setTeam(new URLSearchParams(location.search).get("team"));
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);

  function choose(id: string | null) {
    const query = new URLSearchParams(location.search);
    if (id === null) query.delete("team");
    else query.set("team", id);
    history.pushState(null, "", `?${query}`);
    setTeam(id);
  }

  const shown = remote.data?.team ?? null;
  return (
    <>
      <PageHead title={words.title}>
        {range && (
          <ExportMenu
            what={words.what}
            files={[
              ["CSV", performancePath(range, team, ".csv")],
              ["JSON", performancePath(range, team)],
            ]}
          />
        )}
      </PageHead>
      <div class="page-body performance-wide">
        <div class="performance-filters">
          <DateRange state={state} hasComparison={false} />
          <TeamSwitcher
            key={remote.data?.team?.id ?? ""}
            team={shown && { members: 0, ...shown }}
            initial={null}
            everybody={isAdmin
              ? { title: words.everybody, onChoose: () => choose(null) }
              : undefined}
            onChoose={choose}
          />
        </div>
        {remote.isMissing ? <NoTeam /> : (
          <RemoteView remote={remote}>
            {(found) => <Measures found={found} />}
          </RemoteView>
        )}
        {isAdmin && (
          <>
            <IntroductionForm
              today={today}
              onSaved={() => {
                announce(words.before.saved);
                remote.reload();
              }}
              onImported={remote.reload}
            />
            <HoldoutGroup />
          </>
        )}
      </div>
    </>
  );
}

function Measures({ found }: { found: Performance }) {
  const words = wordsOf(performanceWords);
  return (
    <>
      <p class="group-note">
        {words.note} <a class="docs-link" href="/docs/guides/performance">{words.howComputed}</a>
      </p>
      <div class="performance-cards">
        {found.measures.map((one) => <MeasureCard key={one.key} measure={one} />)}
      </div>
      <ComparisonTable measures={found.measures} />
    </>
  );
}

function NoTeam() {
  const words = wordsOf(performanceWords);
  return (
    <Empty
      icon={Gauge}
      title={words.noTeam}
      words={words.noTeamHint}
    />
  );
}
