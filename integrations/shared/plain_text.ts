import { convert } from "html-to-text";

/** Text beyond this many characters is ignored. */
const MAX_CHARACTERS = 10_000;

// A text without any of these is not HTML: "a < b" must stay unchanged.
const HAS_MARKUP = /<\/?[a-z][^<>]*>|<!--|&(?:[a-z]{2,8}|#\d{1,6});/i;
// Quoted text of others, and elements without words.
const SKIPPED = ["blockquote", "img", "pre", "code"];

/**
 * Returns the words of a message as its reader sees them: without HTML, quoted mail, program text
 * and web addresses. At most {@link MAX_CHARACTERS} are read.
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
    // Deeper than any mail is nested, and safe for every stack.
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
