import type { ReportRecognition, WeeklyReport } from "@/core/reports/views.ts";
import { BarList } from "@/components/charts/BarList.tsx";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** Who stands out, by name: only good news. */
export function Recognition({ report }: { report: WeeklyReport }) {
  const words = wordsOf(reportWords);
  const { mostPoints, biggestGains, longestStreaks, earned } = report;
  return (
    <section class="group-section" aria-labelledby="report-recognition">
      <h2 id="report-recognition" class="group-title">{words.thanks.title}</h2>
      <div class="report-cards">
        <Card title={words.thanks.points} people={mostPoints} empty={words.thanks.noPoints} />
        <Card
          title={words.thanks.gains}
          people={biggestGains}
          showsBefore
          empty={words.thanks.noGains}
        />
        <Card
          title={words.thanks.streaks}
          people={longestStreaks}
          empty={words.thanks.noStreaks}
        />
        <div class="report-card">
          <h3 class="report-card-title">{words.thanks.earned}</h3>
          {earned.length === 0
            ? <p class="group-hint">{words.thanks.noEarned}</p>
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

function Card({ title, people, empty, showsBefore = false }: {
  title: string;
  people: readonly ReportRecognition[];
  empty: string;
  showsBefore?: boolean;
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
            ...(showsBefore ? { before } : {}),
          }))}
        />
      )}
    </div>
  );
}
