import type { ComponentChildren } from "preact";
import type { DayRange } from "@/core/insights/range.ts";
import { Exports } from "./Exports.tsx";

/** What a card is about: the days and the team. */
export interface EngagementPlace {
  readonly range: DayRange;
  readonly team: string | null;
}

/** A titled part of the page, with its table as a file. */
export function Card({ id, title, note, table, place, children }: {
  id: string;
  title: string;
  note: ComponentChildren;
  table: string;
  place: EngagementPlace;
  children: ComponentChildren;
}) {
  return (
    <section class="group-section" aria-labelledby={id}>
      <div class="group-bar">
        <h2 id={id} class="group-title">{title}</h2>
        <Exports table={table} name={title} range={place.range} team={place.team} />
      </div>
      <p class="group-note">{note}</p>
      <div class="engagement-card">{children}</div>
    </section>
  );
}
