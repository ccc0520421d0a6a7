import type { MadeInvitationView } from "@/core/auth/invitations.ts";
import { CopyField } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { CircleAlert, CircleCheck } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";
import { mailOutcome, roleAndTeams } from "./words.ts";

/** The link of an invitation, shown only this once. */
export function MadeLink(
  { made, onDone, onNext }: {
    made: MadeInvitationView;
    onDone: () => void;
    /** Invites the next person; null where that makes no sense. */
    onNext: (() => void) | null;
  },
) {
  const words = wordsOf(invitationWords).link;
  const isFailed = made.mail.state === "failed";
  return (
    <>
      <Group
        id="invitation-link"
        title={words.title}
        note={words.note}
      >
        <div class="group-row group-stack secret-once">
          <CopyField id="invitation-url" label={words.label} value={made.url} />
        </div>
        <p class="group-row invitation-mail" data-tone={isFailed ? "bad" : undefined} role="status">
          {isFailed ? <CircleAlert size={16} /> : <CircleCheck size={16} />}
          <span>{mailOutcome(made.mail, made.email)}</span>
        </p>
        <div class="group-row">
          <span class="group-label">
            <strong class="truncate">
              <bdi>{made.name}</bdi>
            </strong>
            <span class="group-hint">
              <bdi>{made.email}</bdi>
              {" · "}
              {roleAndTeams(made)}
            </span>
          </span>
        </div>
      </Group>
      <div class="new-buttons">
        {onNext && <button type="button" class="button" onClick={onNext}>{words.another}</button>}
        <button type="button" class="button button-primary" onClick={onDone}>{words.done}</button>
      </div>
    </>
  );
}
