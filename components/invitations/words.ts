import type { InvitationState, InvitationView, MailResult } from "@/core/auth/invitations.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";
import { roleWords } from "@/words/roles.ts";

/** The tone of the badge of each state. */
export const STATE_TONES: Readonly<Record<InvitationState, "good" | "warning" | "plain">> = {
  open: "plain",
  accepted: "good",
  expired: "warning",
  revoked: "plain",
};

/** Returns what the person will be: the role, and the teams. */
export function roleAndTeams(
  { role, team, teams }: Pick<InvitationView, "role" | "team" | "teams">,
): string {
  const places = role === "manager" ? teams : team === null ? [] : [team];
  const name = wordsOf(roleWords)[role];
  return places.length === 0 ? name : `${name} · ${places.join(", ")}`;
}

/** Returns what became of the mail, and what to do. */
export function mailOutcome({ state, reason }: MailResult, email: string): string {
  const { mail } = wordsOf(invitationWords);
  switch (state) {
    case "sent":
      return mail.sent(email);
    case "failed":
      return mail.failed(reason ?? "");
    case "sending":
      return mail.sending;
    case "off":
      return mail.off;
  }
}
