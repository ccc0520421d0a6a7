import type { CalendarEffect } from "@/core/calendars/working_calendars.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { Loading } from "@/components/shared/Loading.tsx";

const people = (count: number) => count === 1 ? "1 person" : `${formatNumber(count)} people`;

/** Says what a change of a calendar does to the streaks. */
export function Effect({ effect, error, onRetry }: {
  /** Null while it is computed. */
  effect: CalendarEffect | null;
  error: string | null;
  onRetry: () => void;
}) {
  if (error !== null) return <Failure message={error} onRetry={onRetry} />;
  if (effect === null) return <Loading />;
  if (effect.from === null || effect.people === 0) {
    return <p>No streak changes, because nobody has worked on the days that change.</p>;
  }
  const { longer, shorter, changes } = effect;
  return (
    <>
      <p>
        The streaks of {people(effect.people)} are derived again, and their points follow.{" "}
        {longer + shorter === 0
          ? "No running streak changes."
          : `${formatNumber(longer)} running streaks become longer, ${
            formatNumber(shorter)
          } shorter.`}
        {effect.compared < effect.people &&
          ` Compared were the ${formatNumber(effect.compared)} people who worked last.`}
      </p>
      {changes.length > 0 && (
        <table class="effect-table">
          <thead>
            <tr>
              <th scope="col">Running streak</th>
              <th scope="col">Now</th>
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ agent, before, after }) => (
              <tr key={agent.id}>
                <th scope="row">
                  <bdi>{agent.name}</bdi>
                </th>
                <td>{before}</td>
                <td data-tone={after > before ? "good" : "bad"}>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
