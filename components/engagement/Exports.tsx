import type { DayRange } from "@/core/insights/range.ts";
import { exportHref } from "./place.ts";

/** Links to a table as a file. */
export function Exports({ table, name, range, team }: {
  table: string;
  /** What is exported, for screen readers. */
  name: string;
  range: DayRange;
  team: string | null;
}) {
  return (
    <span class="engagement-exports">
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          class="link"
          href={exportHref(table, format, { range, team })}
          aria-label={`${name} as ${format.toUpperCase()}`}
          download
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
