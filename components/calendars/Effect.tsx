import type { CalendarEffect } from "@/core/calendars/working_calendars.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";

/** Says what a change of a calendar does to the streaks. */
export function Effect({ effect, error, onRetry }: {
  /** Null while it is computed. */
  effect: CalendarEffect | null;
  error: string | null;
  onRetry: () => void;
}) {
  const words = wordsOf(calendarWords).effect;
  if (error !== null) return <Failure message={error} onRetry={onRetry} />;
  if (effect === null) return <Loading />;
  if (effect.from === null || effect.people === 0) {
    return <p>{words.none}</p>;
  }
  const { longer, shorter, changes } = effect;
  return (
    <>
      <p>
        {words.people(effect.people, formatNumber(effect.people))} {longer + shorter === 0
          ? words.unchanged
          : words.changed(formatNumber(longer), formatNumber(shorter))}
        {effect.compared < effect.people && words.compared(formatNumber(effect.compared))}
      </p>
      {changes.length > 0 && (
        <table class="effect-table">
          <thead>
            <tr>
              <th scope="col">{words.streak}</th>
              <th scope="col">{words.now}</th>
              <th scope="col">{words.then}</th>
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
