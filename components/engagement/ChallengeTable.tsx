import type { Engagement } from "@/core/engagement/views.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { formatDays, formatNumber } from "@/components/shared/format.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { formatValue } from "@/components/charts/values.ts";
import { Card, type EngagementPlace } from "./Card.tsx";

/** Who took part in the challenges that ran. */
export function ChallengeTable({ challenges, ...place }: EngagementPlace & {
  challenges: Engagement["challenges"];
}) {
  const { timeZone } = usePage();
  const day = (moment: string) => localDay(new Date(moment), timeZone);
  return (
    <Card
      id="challenges"
      title="Challenges"
      note="Of the agents for whom a challenge is: who made progress, and who completed it."
      table="challenges"
      place={place}
    >
      {challenges.length === 0
        ? (
          <p class="group-note">
            No challenge ran in these days. <a href="/challenges">Make one</a>{" "}
            to see who takes part.
          </p>
        )
        : (
          <div class="engagement-scroll" tabIndex={0} role="region" aria-label="Participation">
            <table class="engagement-table">
              <thead>
                <tr>
                  <th scope="col">Challenge</th>
                  <th scope="col">Days</th>
                  <th scope="col">Invited</th>
                  <th scope="col">Made progress</th>
                  <th scope="col">Completed</th>
                </tr>
              </thead>
              <tbody>
                {challenges.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <bdi>{one.title}</bdi>
                    </th>
                    <td>{formatDays(day(one.startsAt), day(one.endsAt))}</td>
                    <td class="tabular-nums">{formatNumber(one.invited)}</td>
                    <td class="tabular-nums">{shareOf(one.withProgress, one.invited)}</td>
                    <td class="tabular-nums">{shareOf(one.completed, one.invited)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
    </Card>
  );
}

function shareOf(count: number, invited: number): string {
  return `${formatNumber(count)} (${formatValue("ratio", count / invited)})`;
}
