import { useState } from "preact/hooks";
import type { AuditEntry } from "@/core/audit.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { formatMoment, formatTime } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { auditWords } from "@/words/audit.ts";
import { actionInWords } from "./words.ts";
import { AuditDetail } from "./AuditDetail.tsx";
import type { AuditFilters } from "./filters.ts";

/** The tones of the outcomes. */
const TONES = { done: undefined, refused: "warning", failed: "bad" } as const;

/** An act in the list; it opens to show what changed. */
export function AuditRow({ entry, onFilter }: {
  entry: AuditEntry;
  onFilter: (some: Partial<AuditFilters>) => void;
}) {
  const { timeZone } = usePage();
  const [isOpen, setOpen] = useState(false);
  const { object, actor, outcome } = entry;
  const at = Date.parse(entry.at);
  const name = object.name ?? object.id;
  // The usual outcome is not said.
  const said = outcome === "done" ? null : wordsOf(auditWords).outcomes[outcome ?? "running"];
  const tone = outcome === null ? undefined : TONES[outcome];
  return (
    <li>
      <details class="audit-entry" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="group-row audit-summary">
          <span class="group-label">
            <span class="audit-title">
              <strong>{actionInWords(entry)}</strong>
              {name !== null && (
                <>
                  {" "}
                  <bdi class="audit-object">{name}</bdi>
                </>
              )}
            </span>
            <span class="group-hint">
              <bdi>{actor.name}</bdi>
              {" · "}
              <time dateTime={entry.at} title={formatMoment(at, timeZone)}>
                {formatTime(at, timeZone)}
              </time>
            </span>
          </span>
          {said !== null && <span class="badge" data-tone={tone}>{said}</span>}
          <ChevronRight size={15} class="audit-chevron" />
        </summary>
        {isOpen && <AuditDetail entry={entry} onFilter={onFilter} />}
      </details>
    </li>
  );
}
