import { Sentence } from "@/components/shared/Sentence.tsx";
import type { InvitationView } from "@/core/auth/invitations.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { formatDate } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationStateWords, invitationWords } from "@/words/invitations.ts";
import { roleAndTeams, STATE_TONES } from "./words.ts";

/** An invitation in the list. */
export function InvitationRow({ one, onResend, onRevoke }: {
  one: InvitationView;
  onResend: (one: InvitationView) => void;
  onRevoke: (one: InvitationView) => void;
}) {
  const words = wordsOf(invitationWords).row;
  const { name, email, state, mailError } = one;
  const isPending = state === "open" || state === "expired";
  return (
    <li class="group-row invitation-row">
      <span class="group-label">
        <span class="invitation-name">
          <strong class="truncate">
            <bdi>{name}</bdi>
          </strong>
          <span class="badge" data-tone={STATE_TONES[state]}>
            {wordsOf(invitationStateWords)[state]}
          </span>
        </span>
        <span class="group-hint">
          <bdi>{email}</bdi>
          {" · "}
          {roleAndTeams(one)}
        </span>
        <span class="group-hint">
          <When one={one} />
        </span>
        {isPending && mailError !== null && (
          <span class="form-error invitation-error">{words.mailFailed(mailError)}</span>
        )}
      </span>
      {isPending && (
        <span class="group-control">
          <button
            type="button"
            class="button"
            aria-label={words.newLinkLabel(name)}
            onClick={() => onResend(one)}
          >
            {words.newLink}
          </button>
          <button
            type="button"
            class="button"
            aria-label={words.revokeLabel(name)}
            onClick={() => onRevoke(one)}
          >
            {words.revoke}
          </button>
        </span>
      )}
    </li>
  );
}

/** What happened last, and when. */
function When({ one }: { one: InvitationView }) {
  const words = wordsOf(invitationWords).row;
  const { timeZone } = usePage();
  if (one.acceptedAt !== null) {
    return <Sentence text={words.accepted} parts={{ time: <Ago time={one.acceptedAt} /> }} />;
  }
  if (one.revokedAt !== null) {
    return <Sentence text={words.revoked} parts={{ time: <Ago time={one.revokedAt} /> }} />;
  }
  return (
    <Sentence
      text={one.state === "open" ? words.open : words.expired}
      parts={{
        person: <bdi>{one.invitedBy}</bdi>,
        time: <Ago time={one.createdAt} />,
        day: formatDate(Date.parse(one.expiresAt), timeZone),
      }}
    />
  );
}
