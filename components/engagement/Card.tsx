import type { ComponentChildren } from "preact";
import type { DayRange } from "@/core/insights/range.ts";
import { ExportMenu } from "@/components/admin/ExportMenu.tsx";
import { exportPath } from "./place.ts";

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
        <ExportMenu
          what={title}
          files={[["CSV", exportPath(table, "csv", place)], [
            "JSON",
            exportPath(table, "json", place),
          ]]}
        />
      </div>
      <p class="group-note">{note}</p>
      <div class="engagement-card">{children}</div>
    </section>
  );
}
