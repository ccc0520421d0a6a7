import type { InvitationBatchView, InvitationLineView } from "@/core/auth/invitations.ts";
import { CopyButton } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";
import { mailOutcome } from "./words.ts";

/** Columns whose name in a CSV is another one. */
const COLUMNS: Readonly<Record<string, string>> = { timeZone: "zone" };

/** Lines that are shown at once; the page would be slow with thousands. */
const MAX_SHOWN = 200;

/** What each line of a CSV did, or would do; those that are wrong come first. */
export function CsvResult({ batch }: { batch: InvitationBatchView }) {
  const words = wordsOf(invitationWords).csv;
  const { isPreview, ready, refused, mail } = batch;
  const wrong = batch.lines.filter(({ status }) => status === "refused");
  const right = batch.lines.filter(({ status }) => status !== "refused");
  const links = right.flatMap(({ email, url }) => url === null ? [] : [`${email},${url}`]);
  return (
    <>
      {wrong.length > 0 && (
        <Group
          id="csv-wrong"
          title={words.wrong(refused)}
          note={isPreview ? words.wrongPreview : words.wrongDone}
        >
          <Lines lines={wrong} />
        </Group>
      )}
      {right.length > 0 && (
        <Group
          id="csv-right"
          title={isPreview ? words.right(ready) : words.rightDone(ready)}
          note={isPreview ? undefined : words.linksOnce(mailOutcome(mail, ""))}
        >
          {links.length > 0 && (
            <div class="group-row">
              <span class="group-label">
                <span>{words.allLinks}</span>
                <span class="group-hint">{words.allLinksHint}</span>
              </span>
              <CopyButton what={words.theLinks} text={`email,link\n${links.join("\n")}\n`} />
            </div>
          )}
          <Lines lines={right} />
        </Group>
      )}
    </>
  );
}

function Lines({ lines }: { lines: readonly InvitationLineView[] }) {
  const words = wordsOf(invitationWords).csv;
  return (
    <>
      {lines.slice(0, MAX_SHOWN).map((one) => (
        <div key={one.line} class="group-row csv-line">
          <span class="csv-number">{one.line}</span>
          <span class="group-label">
            <strong class="truncate">
              <bdi>{one.name || words.noName}</bdi>
            </strong>
            <span class="group-hint">
              <bdi>{one.email || words.noEmail}</bdi>
              {[one.role, one.team, one.timeZone].filter(Boolean).map((text) => ` · ${text}`)}
              {one.agent !== null && ` · ${words.isAgent(one.agent)}`}
            </span>
            {one.errors.map(({ path, message }) => (
              <span key={path + message} class="form-error">{COLUMNS[path] ?? path} {message}</span>
            ))}
          </span>
          {one.url !== null && <CopyButton what={words.linkOf(one.name)} text={one.url} />}
        </div>
      ))}
      {lines.length > MAX_SHOWN && (
        <p class="group-row text-label-secondary">{words.more(lines.length - MAX_SHOWN)}</p>
      )}
    </>
  );
}
