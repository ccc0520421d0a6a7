import type { UnknownTypeView } from "@/core/event_types/views.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { typeHref } from "./place.ts";

/** The types of events that were kept although nobody has defined them. */
export function UnknownTypes({ entries }: { entries: readonly UnknownTypeView[] }) {
  const { go } = usePage();
  if (entries.length === 0) return null;
  const title = entries.length === 1
    ? "1 type was received that nobody defined"
    : `${entries.length} types were received that nobody defined`;
  return (
    <section class="group-section unknown-types" aria-labelledby="unknown-types">
      <h2 id="unknown-types" class="group-title">{title}</h2>
      <p class="group-note">
        Their events are kept without points. Define a type, and they are scored for the days on
        which the work was done.
      </p>
      <ul class="group-rows" aria-labelledby="unknown-types">
        {entries.map(({ type, count, lastTime, example }) => (
          <li key={type} class="group-row unknown-type">
            <span class="group-label">
              <strong class="truncate">
                <bdi>{type}</bdi>
              </strong>
              <span class="group-hint">
                {formatNumber(count)} {count === 1 ? "event" : "events"} from{" "}
                <bdi>{example.source}</bdi>
                {" · last "}
                <Ago time={lastTime} />
              </span>
              <code class="unknown-data truncate">{JSON.stringify(example.data)}</code>
            </span>
            <a
              class="button"
              href={typeHref({ kind: "define", type })}
              aria-label={`Define ${type}`}
              onClick={follow(go)}
            >
              Define
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
