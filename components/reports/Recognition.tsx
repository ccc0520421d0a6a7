import type { ReportRecognition, WeeklyReport } from "@/core/reports/views.ts";
import { BarList } from "@/components/charts/BarList.tsx";

/** Who stands out, by name: only good news. */
export function Recognition({ report }: { report: WeeklyReport }) {
  const { mostPoints, biggestGains, longestStreaks, earned } = report;
  return (
    <section class="group-section" aria-labelledby="report-recognition">
      <h2 id="report-recognition" class="group-title">Worth a word of thanks</h2>
      <div class="report-cards">
        <Card title="Most points" people={mostPoints} empty="Nobody scored." />
        <Card
          title="Biggest gains"
          people={biggestGains}
          empty="Nobody has more points than in the week before."
        />
        <Card
          title="Longest streaks"
          people={longestStreaks}
          empty="Nobody has a streak of two days or more."
        />
        <div class="report-card">
          <h3 class="report-card-title">Achievements</h3>
          {earned.length === 0
            ? <p class="group-hint">Nobody earned one.</p>
            : (
              <ul class="report-earned">
                {earned.map(({ person, title }) => (
                  <li key={`${person.id} ${title}`}>
                    <bdi>{person.name}</bdi>: {title}
                  </li>
                ))}
              </ul>
            )}
        </div>
      </div>
    </section>
  );
}

function Card({ title, people, empty }: {
  title: string;
  people: readonly ReportRecognition[];
  empty: string;
}) {
  return (
    <div class="report-card">
      <h3 class="report-card-title">{title}</h3>
      {people.length === 0 ? <p class="group-hint">{empty}</p> : (
        <BarList
          label={title}
          format="count"
          bars={people.map(({ person, value, before }) => ({
            key: person.id,
            name: person.name,
            value,
            ...(title === "Biggest gains" ? { before } : {}),
          }))}
        />
      )}
    </div>
  );
}
