import { escapeUTF8 } from "entities";
import { INVITATION_DAYS } from "@/core/auth/invitations.ts";
import type { Language } from "@/core/language.ts";
import type { Role } from "@/core/roles.ts";
import { letterWords } from "@/words/letters.ts";
import { roleWords } from "@/words/roles.ts";

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
  language: Language,
): Letter {
  const { hello, invitation } = letterWords[language];
  return letter({
    language,
    subject: invitation.subject(oneLine(invitedBy)),
    greeting: hello(name),
    paragraphs: [invitation.what(invitedBy, roleWords[language][role])],
    link: { action: invitation.action, url },
    ending: invitation.ending(INVITATION_DAYS),
  });
}

/** Sends a link to a new password to somebody who asked for it. */
export function resetLetter(
  { name, url, minutes }: {
    readonly name: string;
    readonly url: string;
    readonly minutes: number;
  },
  language: Language,
): Letter {
  const { hello, reset } = letterWords[language];
  return letter({
    language,
    subject: reset.subject,
    greeting: hello(name),
    paragraphs: [reset.what],
    link: { action: reset.action, url },
    ending: reset.ending(minutes),
  });
}

/** Tells somebody that an admin changed the address with which they sign in. */
export function newEmailLetter(
  { name, email }: { readonly name: string; readonly email: string },
  language: Language,
): Letter {
  const { hello, newEmail } = letterWords[language];
  return letter({
    language,
    subject: newEmail.subject,
    greeting: hello(name),
    paragraphs: [newEmail.what(email), newEmail.password],
    ending: newEmail.ending,
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
  language: Language,
): Letter {
  const { report } = letterWords[language];
  return letter({
    language,
    subject: oneLine(title),
    greeting: `${title}:`,
    paragraphs: sentences,
    ...(url === null ? {} : { link: { action: report.action, url } }),
    ending: report.ending,
  });
}

function letter({ language, subject, greeting, paragraphs, link, ending }: {
  readonly language: Language;
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
  const html =
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="${style}">` +
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
