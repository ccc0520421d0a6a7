import type { ComponentChildren } from "preact";
import type { AuditEntry } from "@/core/audit.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { formatMoment, formatTime } from "@/components/shared/format.ts";
import { type Difference, differencesOf } from "./differences.ts";
import type { AuditFilters } from "./filters.ts";

/** The maximum number of fields that are shown; the export holds all. */
const MAX_FIELDS = 60;
const ACTORS = {
  person: "signed in",
  key: "with a key",
  shell: "in the shell of the server",
  system: "Laurel itself",
} as const;

/** An act in full: what changed, by whom and from where. */
export function AuditDetail({ entry, onFilter }: {
  entry: AuditEntry;
  onFilter: (some: Partial<AuditFilters>) => void;
}) {
  const { timeZone } = usePage();
  const { actor, object, address, userAgent } = entry;
  return (
    <div class="audit-detail">
      <Changes entry={entry} />
      <dl class="audit-facts">
        <Fact name="When">{formatMoment(Date.parse(entry.at), timeZone)}</Fact>
        <Fact name="Who">
          <bdi>{actor.name}</bdi>, {ACTORS[actor.kind]}
        </Fact>
        {address && <Fact name="From">{address}</Fact>}
        {userAgent && <Fact name="With">{userAgent}</Fact>}
        <Fact name="Object">
          {object.kind.replaceAll("_", " ")}
          {object.id !== null && (
            <>
              {" "}
              <bdi>{object.id}</bdi>
            </>
          )}
        </Fact>
        <Fact name="Action">{entry.action} · entry {entry.id}</Fact>
      </dl>
      <p class="audit-more">
        <button
          type="button"
          class="button"
          onClick={() => onFilter({ actor: actor.id ?? actor.name })}
        >
          <span>
            All by <bdi>{actor.name}</bdi>
          </span>
        </button>
        {object.id !== null && (
          <button
            type="button"
            class="button"
            onClick={() => onFilter({ objectKind: object.kind, objectId: object.id! })}
          >
            All on this {object.kind.replaceAll("_", " ")}
          </button>
        )}
      </p>
    </div>
  );
}

function Changes({ entry: { outcome, before, after } }: { entry: AuditEntry }) {
  if (outcome === "refused" || outcome === "failed") {
    const { title, detail } = (after ?? {}) as { title?: string; detail?: string };
    return (
      <p class="audit-said">
        Nothing was changed. {title !== undefined && `${title}${detail ? `: ${detail}` : ""}`}
      </p>
    );
  }
  if (outcome === null) {
    return (
      <p class="audit-said">
        How it ended is not known: it is still running, or Laurel stopped in the middle of it.
      </p>
    );
  }
  const all = differencesOf(before, after);
  if (all.length === 0) return <p class="audit-said">No field was changed by it.</p>;
  const shown = all.slice(0, MAX_FIELDS);
  const [hasBefore, hasAfter] = [before !== null, after !== null];
  return (
    <>
      <table class="audit-changes">
        <thead>
          <tr>
            <th scope="col">Field</th>
            {hasBefore && <th scope="col">Before</th>}
            {hasAfter && <th scope="col">{hasBefore ? "After" : "Value"}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Change key={one.field} one={one} hasBefore={hasBefore} hasAfter={hasAfter} />
          ))}
        </tbody>
      </table>
      {all.length > shown.length && (
        <p class="audit-said">And {all.length - shown.length} more fields, in the export.</p>
      )}
    </>
  );
}

function Change({ one: { field, before, after }, hasBefore, hasAfter }: {
  one: Difference;
  hasBefore: boolean;
  hasAfter: boolean;
}) {
  return (
    <tr>
      <th scope="row">{field}</th>
      {hasBefore && (
        <td>
          <Value text={before} tag={hasAfter ? "del" : "span"} />
        </td>
      )}
      {hasAfter && (
        <td>
          <Value text={after} tag={hasBefore ? "ins" : "span"} />
        </td>
      )}
    </tr>
  );
}

function Value({ text, tag: Tag }: { text: string | null; tag: "del" | "ins" | "span" }) {
  const { timeZone } = usePage();
  if (text === null) return <span class="audit-nothing">nothing</span>;
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text);
  return (
    <Tag>
      <bdi>{isMoment ? formatTime(Date.parse(text), timeZone) : text}</bdi>
    </Tag>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
