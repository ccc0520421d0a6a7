import type { InvitationBatchView, InvitationLineView } from "@/core/auth/invitations.ts";
import { CopyButton } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { mailWords } from "./words.ts";

/** Columns whose name in a CSV is another one. */
const COLUMNS: Readonly<Record<string, string>> = { timeZone: "zone" };

/** Lines that are shown at once; the page would be slow with thousands. */
const MAX_SHOWN = 200;

/** What each line of a CSV did, or would do; those that are wrong come first. */
export function CsvResult({ batch }: { batch: InvitationBatchView }) {
  const { isPreview, ready, refused, mail } = batch;
  const wrong = batch.lines.filter(({ status }) => status === "refused");
  const right = batch.lines.filter(({ status }) => status !== "refused");
  const links = right.flatMap(({ email, url }) => url === null ? [] : [`${email},${url}`]);
  return (
    <>
      {wrong.length > 0 && (
        <Group
          id="csv-wrong"
          title={`${refused} ${refused === 1 ? "line is" : "lines are"} wrong`}
          note={isPreview
            ? "They are left out. Correct them above and preview again, or invite the others now."
            : "They were left out. Correct them and send only these."}
        >
          <Lines lines={wrong} />
        </Group>
      )}
      {right.length > 0 && (
        <Group
          id="csv-right"
          title={isPreview
            ? `${ready} can be invited`
            : `${ready} ${ready === 1 ? "is" : "are"} invited`}
          note={isPreview
            ? undefined
            : `${mailWords(mail, "")} The links are not shown again; each works for seven days.`}
        >
          {links.length > 0 && (
            <div class="group-row">
              <span class="group-label">
                <span>All links</span>
                <span class="group-hint">One line for each person, as CSV</span>
              </span>
              <CopyButton what="all links" text={`email,link\n${links.join("\n")}\n`} />
            </div>
          )}
          <Lines lines={right} />
        </Group>
      )}
    </>
  );
}

function Lines({ lines }: { lines: readonly InvitationLineView[] }) {
  return (
    <>
      {lines.slice(0, MAX_SHOWN).map((one) => (
        <div key={one.line} class="group-row csv-line">
          <span class="csv-number">{one.line}</span>
          <span class="group-label">
            <strong class="truncate">
              <bdi>{one.name || "No name"}</bdi>
            </strong>
            <span class="group-hint">
              <bdi>{one.email || "no e-mail"}</bdi>
              {[one.role, one.team, one.timeZone].filter(Boolean).map((text) => ` · ${text}`)}
              {one.agent !== null && ` · is the agent ${one.agent}`}
            </span>
            {one.errors.map(({ path, message }) => (
              <span key={path + message} class="form-error">{COLUMNS[path] ?? path} {message}</span>
            ))}
          </span>
          {one.url !== null && <CopyButton what={`the link of ${one.name}`} text={one.url} />}
        </div>
      ))}
      {lines.length > MAX_SHOWN && (
        <p class="group-row text-label-secondary">and {lines.length - MAX_SHOWN} more</p>
      )}
    </>
  );
}
