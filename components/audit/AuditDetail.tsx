import type { ComponentChildren } from "preact";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { AuditEntry } from "@/core/audit.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { formatMoment, formatTime } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { auditWords } from "@/words/audit.ts";
import { kindInWords } from "./words.ts";
import { type Difference, differencesOf } from "./differences.ts";
import type { AuditFilters } from "./filters.ts";

/** The maximum number of fields that are shown; the export holds all. */
const MAX_FIELDS = 60;

/** An act in full: what changed, by whom and from where. */
export function AuditDetail({ entry, onFilter }: {
  entry: AuditEntry;
  onFilter: (some: Partial<AuditFilters>) => void;
}) {
  const words = wordsOf(auditWords).detail;
  const { timeZone } = usePage();
  const { actor, object, address, userAgent } = entry;
  return (
    <div class="audit-detail">
      <Changes entry={entry} />
      <dl class="audit-facts">
        <Fact name={words.when}>{formatMoment(Date.parse(entry.at), timeZone)}</Fact>
        <Fact name={words.who}>
          <bdi>{actor.name}</bdi>, {words.actors[actor.kind]}
        </Fact>
        {address && <Fact name={words.from}>{address}</Fact>}
        {userAgent && <Fact name={words.with}>{userAgent}</Fact>}
        <Fact name={words.object}>
          {kindInWords(object.kind)}
          {object.id !== null && (
            <>
              {" "}
              <bdi>{object.id}</bdi>
            </>
          )}
        </Fact>
        <Fact name={words.action}>{entry.action} · {words.entry(entry.id)}</Fact>
      </dl>
      <p class="audit-more">
        <button
          type="button"
          class="button"
          onClick={() => onFilter({ actor: actor.id ?? actor.name })}
        >
          <span>
            <Sentence text={words.allBy} parts={{ person: <bdi>{actor.name}</bdi> }} />
          </span>
        </button>
        {object.id !== null && (
          <button
            type="button"
            class="button"
            onClick={() => onFilter({ objectKind: object.kind, objectId: object.id! })}
          >
            {words.allOn(kindInWords(object.kind))}
          </button>
        )}
      </p>
    </div>
  );
}

function Changes({ entry: { outcome, before, after } }: { entry: AuditEntry }) {
  const words = wordsOf(auditWords).detail;
  if (outcome === "refused" || outcome === "failed") {
    const { title, detail } = (after ?? {}) as { title?: string; detail?: string };
    return (
      <p class="audit-said">
        {words.notChanged} {title !== undefined && `${title}${detail ? `: ${detail}` : ""}`}
      </p>
    );
  }
  if (outcome === null) {
    return <p class="audit-said">{words.notKnown}</p>;
  }
  const all = differencesOf(before, after);
  if (all.length === 0) return <p class="audit-said">{words.noField}</p>;
  const shown = all.slice(0, MAX_FIELDS);
  const [hasBefore, hasAfter] = [before !== null, after !== null];
  return (
    <>
      <table class="audit-changes">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            {hasBefore && <th scope="col">{words.before}</th>}
            {hasAfter && <th scope="col">{hasBefore ? words.after : words.value}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Change key={one.field} one={one} hasBefore={hasBefore} hasAfter={hasAfter} />
          ))}
        </tbody>
      </table>
      {all.length > shown.length && (
        <p class="audit-said">{words.more(all.length - shown.length)}</p>
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
  if (text === null) return <span class="audit-nothing">{wordsOf(auditWords).detail.nothing}</span>;
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
