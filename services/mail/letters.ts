import { escapeUTF8 } from "entities";
import { INVITATION_DAYS } from "@/core/auth/invitations.ts";
import { type Role, ROLE_NAMES } from "@/core/roles.ts";

/** What a mail says, as text and as simple HTML without images or tracking. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Invites somebody to Laurel. */
export function invitationLetter(
  { name, invitedBy, role, url }: {
    readonly name: string;
    readonly invitedBy: string;
    readonly role: Role;
    readonly url: string;
  },
): Letter {
  return letter({
    subject: `${oneLine(invitedBy)} invites you to Laurel`,
    greeting: `Hello ${name},`,
    paragraphs: [
      `${invitedBy} invites you to Laurel, where good work with customers becomes points, levels ` +
      `and streaks. Your role is ${ROLE_NAMES[role]}.`,
    ],
    link: { action: "Accept the invitation", url },
    ending: `The link works once, for ${INVITATION_DAYS} days. If you did not expect it, ignore ` +
      "this mail.",
  });
}

/** Sends a link to a new password to somebody who asked for it. */
export function resetLetter(
  { name, url, minutes }: {
    readonly name: string;
    readonly url: string;
    readonly minutes: number;
  },
): Letter {
  return letter({
    subject: "A new password for Laurel",
    greeting: `Hello ${name},`,
    paragraphs: ["Somebody, most likely you, asked for a new password for your account."],
    link: { action: "Choose a new password", url },
    ending: `The link works once, for ${minutes} minutes. If you did not ask for it, ignore this ` +
      "mail: your password stays as it is.",
  });
}

/** Tells somebody that an admin changed the address with which they sign in. */
export function newEmailLetter(
  { name, email }: { readonly name: string; readonly email: string },
): Letter {
  return letter({
    subject: "Your e-mail address for Laurel has changed",
    greeting: `Hello ${name},`,
    paragraphs: [
      `An administrator changed the e-mail address of your account to ${email}. You sign in with ` +
      "it from now on.",
      "Your password stays as it is. A link to a new password that you asked for before does not " +
      "work any more.",
    ],
    ending: "If you did not expect this, ask your administrator.",
  });
}

/** The weekly report. */
export function reportLetter(
  { title, sentences, url }: {
    readonly title: string;
    readonly sentences: readonly string[];
    /** Null: Laurel does not know its own address. */
    readonly url: string | null;
  },
): Letter {
  return letter({
    subject: oneLine(title),
    greeting: `${title}:`,
    paragraphs: sentences,
    ...(url === null ? {} : { link: { action: "Read the whole report", url } }),
    ending: "A manager or administrator set this weekly mail up. Ask them to pause it.",
  });
}

function letter({ subject, greeting, paragraphs, link, ending }: {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly action: string; readonly url: string };
  readonly ending: string;
}): Letter {
  const action = link ? [`${link.action}:\n${link.url}`] : [];
  const text = [greeting, ...paragraphs, ...action, ending].join("\n\n") + "\n";
  const style = "font:16px/1.5 -apple-system,system-ui,sans-serif;max-width:34em;margin:24px";
  const paragraph = (words: string) => `<p>${escapeUTF8(words)}</p>`;
  const href = link && escapeUTF8(link.url);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><body style="${style}">` +
    [greeting, ...paragraphs].map(paragraph).join("") +
    (link ? `<p><a href="${href}"><strong>${escapeUTF8(link.action)}</strong></a></p>` : "") +
    paragraph(ending) +
    (link ? `<p style="color:#666;font-size:13px">${href}</p>` : "") + "</body></html>";
  return { subject, text, html };
}

/** Keeps a name from adding lines to the head of a mail. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").slice(0, 100);
}
