import { Marked, Renderer, type Token, type Tokens } from "marked";

/** A heading of a guide, for its table of contents. */
export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** A guide, rendered for a page. */
export interface Rendered {
  /** The text of the first heading. */
  readonly title: string;
  /** The first sentence of the first paragraph, as plain text; empty when there is none. */
  readonly summary: string;
  /** The page without the title. All tags are generated here; text from the file is escaped. */
  readonly html: string;
  /** The headings of the second level. */
  readonly headings: readonly Heading[];
  /** The steps to do in a tool, in order, as plain text: the list below a heading "In …". */
  readonly steps: readonly string[];
}

/**
 * Renders a Markdown file. HTML in it is shown as text, and links may only lead to pages of Laurel
 * and to https addresses.
 * @param addressOf returns the address of the page for a file that a link names, or null when there
 * is none
 */
export function renderGuide(
  markdown: string,
  addressOf: (file: string) => string | null,
): Rendered {
  const ids = new Map<string, number>();
  const headings: Heading[] = [];
  let title = "";
  let summary = "";
  let tables = 0;

  function idOf(text: string): string {
    const plain = text.toLowerCase().replace(/[^\p{Letter}\p{Number}\s_-]/gu, "").trim()
      .replace(/\s+/g, "-") || "section";
    const count = ids.get(plain) ?? 0;
    ids.set(plain, count + 1);
    return count === 0 ? plain : `${plain}-${count}`;
  }

  const marked = new Marked({
    gfm: true,
    renderer: {
      html: ({ text }) => escapeHtml(text),
      heading({ tokens, depth }) {
        const text = this.parser.parseInline(tokens, this.parser.textRenderer);
        if (depth === 1 && title === "") {
          title = decode(text);
          return "";
        }
        const id = idOf(decode(text));
        if (depth === 2) headings.push({ id, text: decode(text), depth });
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)} ` +
          `<a class="docs-anchor" href="#${id}" aria-label="Link to “${text}”">#</a></h${depth}>\n`;
      },
      paragraph(token) {
        summary ||= firstSentence(
          decode(this.parser.parseInline(token.tokens, this.parser.textRenderer)),
        );
        return Renderer.prototype.paragraph.call(this, token);
      },
      code: ({ text, lang }) => {
        const language = /^[\w-]+/.exec(lang ?? "")?.[0];
        const label = language ? ` aria-label="Code, ${language}"` : ' aria-label="Code"';
        return `<pre class="docs-code" tabindex="0"${label}><code>${
          escapeHtml(text)
        }</code></pre>\n`;
      },
      table(token) {
        const table = Renderer.prototype.table.call(this, token);
        const first = token.header[0]?.text ?? "";
        return `<div class="docs-scroll" tabindex="0" role="region" ` +
          `aria-label="Table ${++tables}: ${escapeHtml(first)}">` +
          `${table.replace("<table>", '<table class="docs-table">')}</div>\n`;
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const to = target(href, addressOf);
        return to === null ? text : `<a class="docs-link" href="${escapeHtml(to)}">${text}</a>`;
      },
      // Pictures in the repository are not served, so only their text is shown.
      image: ({ text }: Tokens.Image) => escapeHtml(text),
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { title, summary, html, headings, steps: stepsIn(marked.lexer(markdown)) };
}

/** Returns the items of the first numbered list below a second-level heading like "In Chatwoot". */
function stepsIn(tokens: readonly Token[]): string[] {
  const start = tokens.findIndex((token) =>
    token.type === "heading" && token.depth === 2 && /^In /.test(token.text)
  );
  if (start === -1) return [];
  const section = tokens.slice(start + 1);
  const end = section.findIndex((token) => token.type === "heading" && token.depth <= 2);
  const list = section.slice(0, end === -1 ? undefined : end)
    .find((token) => token.type === "list" && token.ordered) as Tokens.List | undefined;
  return (list?.items ?? []).map(({ tokens }) =>
    tokens.map(plainOf).join(" ").replace(/\s+/g, " ").trim()
  );
}

/** Returns a token's text without formatting. */
function plainOf(token: Token): string {
  if ("tokens" in token && token.tokens) return token.tokens.map(plainOf).join("");
  return "text" in token ? token.text : "";
}

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Returns the first sentence, on one line. A colon at its end becomes a period, because what it
 * announces is not shown.
 */
function firstSentence(text: string): string {
  const [first] = SENTENCES.segment(text.replace(/\s+/g, " "));
  return (first?.segment ?? "").trim().replace(/:$/, ".");
}

/** Returns where a link leads, or null when it may not be followed. */
function target(href: string, addressOf: (file: string) => string | null): string | null {
  if (/^https:\/\//.test(href) || /^(#|\/(?!\/))/.test(href)) return href;
  const [file = "", hash] = href.split("#", 2);
  if (!/^[\w./-]+\.md$/.test(file)) return null;
  const address = addressOf(file);
  return address === null ? null : address + (hash === undefined ? "" : `#${hash}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** Undoes the escaping of marked. */
function decode(text: string): string {
  return Object.entries(ENTITIES).reverse()
    .reduce((all, [character, entity]) => all.replaceAll(entity, character), text);
}
