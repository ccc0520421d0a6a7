import { convert } from "html-to-text";

/** Text beyond this many characters is not looked at. */
const MAX_CHARACTERS = 10_000;

// What has no such thing is not HTML: "a < b" has to stay as it is.
const HAS_MARKUP = /<\/?[a-z][^<>]*>|<!--|&(?:[a-z]{2,8}|#\d{1,6});/i;
// What somebody else wrote, and addresses, which have no words.
const SKIPPED = ["blockquote", "img", "pre", "code"];

/**
 * The words of a message as its reader sees them: without HTML, quoted mail, program text and
 * addresses of pages. At most {@link MAX_CHARACTERS} are looked at.
 */
export function plainText(message: string): string {
  const cut = message.slice(0, MAX_CHARACTERS).toWellFormed();
  const text = HAS_MARKUP.test(cut) ? withoutMarkup(cut) : cut;
  return text.replace(/^>.*$/gm, " ").replace(/```[^`]*```/g, " ")
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, " ").trim();
}

function withoutMarkup(html: string): string {
  return convert(html, {
    wordwrap: false,
    // Deeper than any mail is nested, and shallow enough for every stack.
    limits: { maxDepth: 60, ellipsis: "" },
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      ...["table", "tr", "td"].map((selector) => ({ selector, format: "block" })),
      ...SKIPPED.map((selector) => ({ selector, format: "skip" })),
    ],
  });
}
