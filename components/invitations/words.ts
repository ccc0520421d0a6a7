import type { InvitationState, InvitationView, MailResult } from "@/core/auth/invitations.ts";
import { ROLE_NAMES } from "@/core/roles.ts";

/** The name of each state, and the tone of its badge. */
export const STATE_WORDS: Readonly<
  Record<InvitationState, readonly [name: string, tone: "good" | "warning" | "bad" | "plain"]>
> = {
  open: ["Open", "plain"],
  accepted: ["Accepted", "good"],
  expired: ["Expired", "warning"],
  revoked: ["Revoked", "plain"],
};

/** Returns what the person will be: the role, and the teams. */
export function roleWords({ role, team, teams }: Pick<InvitationView, "role" | "team" | "teams">) {
  const places = role === "manager" ? teams : team === null ? [] : [team];
  return places.length === 0 ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} · ${places.join(", ")}`;
}

/** Returns what became of the mail, and what to do. */
export function mailWords({ state, reason }: MailResult, email: string): string {
  switch (state) {
    case "sent":
      return `Mailed to ${email}. You can also pass the link on yourself.`;
    case "failed":
      return `The mail was not sent (${reason}). Pass the link on yourself.`;
    case "sending":
      return "The mails are on their way.";
    case "off":
      return "No mail server is set up, so pass the link on yourself.";
  }
}
