import type { Engagement } from "@/core/engagement/views.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { formatDays, formatNumber } from "@/components/shared/format.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { formatValue } from "@/components/charts/values.ts";
import { engagementWords } from "@/words/engagement.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { Card, type EngagementPlace } from "./Card.tsx";

/** Who took part in the challenges that ran. */
export function ChallengeTable({ challenges, ...place }: EngagementPlace & {
  challenges: Engagement["challenges"];
}) {
  const words = wordsOf(engagementWords);
  const { timeZone } = usePage();
  const day = (moment: string) => localDay(new Date(moment), timeZone);
  return (
    <Card
      id="challenges"
      title={words.challenges.title}
      note={words.challenges.note}
      table="challenges"
      place={place}
    >
      {challenges.length === 0
        ? (
          <p class="group-note">
            <Sentence
              text={words.challenges.none}
              parts={{ make: <a href="/challenges">{words.challenges.make}</a> }}
            />
          </p>
        )
        : (
          <div
            class="engagement-scroll"
            tabIndex={0}
            role="region"
            aria-label={words.challenges.region}
          >
            <table class="engagement-table">
              <thead>
                <tr>
                  <th scope="col">{words.challenges.challenge}</th>
                  <th scope="col">{words.challenges.days}</th>
                  <th scope="col">{words.challenges.invited}</th>
                  <th scope="col">{words.challenges.progress}</th>
                  <th scope="col">{words.challenges.completed}</th>
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
