import type { ReportPerson } from "@/core/reports/views.ts";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { reportApiPath, type ReportChoice } from "./place.ts";

const EVERY_MILLISECONDS = 300_000;
const ORDER = { keyOf: ({ id }: ReportPerson) => id };

/** The people of the report, by name and not by points. */
export function ReportPeople({ choice }: { choice: ReportChoice }) {
  const words = wordsOf(reportWords);
  const path = `${reportApiPath(choice, "/people")}&limit=100`;
  const list = useList<ReportPerson>(path, ORDER, EVERY_MILLISECONDS);
  return (
    <section class="group-section" aria-labelledby="report-people">
      <h2 id="report-people" class="group-title">{words.people.title}</h2>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0 ? <p class="group-note">{words.people.none}</p> : (
            <div
              class="chart-scroll report-table"
              tabIndex={0}
              role="region"
              aria-label={words.people.table}
            >
              <table class="chart-table">
                <thead>
                  <tr>
                    <th scope="col">{words.people.person}</th>
                    <th scope="col">{words.people.points}</th>
                    <th scope="col">{words.people.before}</th>
                    <th scope="col">{words.people.days}</th>
                    <th scope="col">{words.people.streak}</th>
                    <th scope="col">{words.people.awards}</th>
                  </tr>
                </thead>
                <tbody>
                  {list.entries.map((one) => (
                    <tr key={one.id}>
                      <th scope="row">
                        <bdi>{one.name}</bdi>
                      </th>
                      {[one.points, one.pointsBefore, one.activeDays, one.streak, one.awards]
                        .map((value, index) => (
                          <td key={index} class="tabular-nums">{formatNumber(value)}</td>
                        ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
      </RemoteView>
      <MoreButton list={list} />
    </section>
  );
}
