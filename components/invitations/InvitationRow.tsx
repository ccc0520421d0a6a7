import type { InvitationView } from "@/core/auth/invitations.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { formatDate } from "@/components/shared/format.ts";
import { roleWords, STATE_WORDS } from "./words.ts";

/** An invitation in the list. */
export function InvitationRow({ one, onResend, onRevoke }: {
  one: InvitationView;
  onResend: (one: InvitationView) => void;
  onRevoke: (one: InvitationView) => void;
}) {
  const { name, email, state, mailError } = one;
  const [word, tone] = STATE_WORDS[state];
  const isPending = state === "open" || state === "expired";
  return (
    <li class="group-row invitation-row">
      <span class="group-label">
        <span class="invitation-name">
          <strong class="truncate">
            <bdi>{name}</bdi>
          </strong>
          <span class="badge" data-tone={tone}>{word}</span>
        </span>
        <span class="group-hint">
          <bdi>{email}</bdi>
          {" · "}
          {roleWords(one)}
        </span>
        <span class="group-hint">
          <When one={one} />
        </span>
        {isPending && mailError !== null && (
          <span class="form-error invitation-error">The last mail was not sent: {mailError}</span>
        )}
      </span>
      {isPending && (
        <span class="group-control">
          <button
            type="button"
            class="button"
            aria-label={`New link for ${name}`}
            onClick={() => onResend(one)}
          >
            New Link
          </button>
          <button
            type="button"
            class="button"
            aria-label={`Revoke the invitation of ${name}…`}
            onClick={() => onRevoke(one)}
          >
            Revoke…
          </button>
        </span>
      )}
    </li>
  );
}

/** What happened last, and when. */
function When({ one }: { one: InvitationView }) {
  const { timeZone } = usePage();
  if (one.acceptedAt !== null) {
    return (
      <>
        Accepted <Ago time={one.acceptedAt} />
      </>
    );
  }
  if (one.revokedAt !== null) {
    return (
      <>
        Revoked <Ago time={one.revokedAt} />
      </>
    );
  }
  const until = formatDate(Date.parse(one.expiresAt), timeZone);
  return (
    <>
      Invited by <bdi>{one.invitedBy}</bdi> <Ago time={one.createdAt} />
      {one.state === "open" ? `, works until ${until}` : `, expired ${until}`}
    </>
  );
}
