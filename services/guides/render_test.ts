import { assertEquals, assertMatch } from "@std/assert";
import { renderGuide } from "./render.ts";

const render = (markdown: string) =>
  renderGuide(markdown, (file) => file === "other.md" ? "/docs/guides/other" : null);

Deno.test("render guide - title, summary and headings with addresses of their own", () => {
  const { title, summary, html, headings } = render(
    "# Tom & `Jerry`\n\nFirst *words*.\n\n## One\n\n### In it\n\n## One\n\n## <b>!",
  );
  assertEquals([title, summary], ["Tom & Jerry", "First words."]);
  assertEquals(headings.map(({ id }) => id), ["one", "one-1", "b"]);
  assertMatch(html, /<h2 id="one">One <a class="docs-anchor" href="#one"/);
  assertMatch(html, /<h3 id="in-it">/);
  assertEquals(html.includes("<h1"), false);
});

Deno.test("render guide - the summary is the first sentence of the first paragraph", () => {
  const summaryOf = (text: string) => render(`# T\n\n## Before\n\n${text}\n\nAnother.`).summary;
  assertEquals(
    summaryOf("Signed by\n[Webhooks 1.0](https://e.com). Or not."),
    "Signed by Webhooks 1.0.",
  );
  assertEquals(summaryOf('What pays. "Deal 7" does.'), "What pays.");
  assertEquals(summaryOf("Two things have to be set:\n\n- one"), "Two things have to be set.");
});

Deno.test("render guide - HTML is shown as text", () => {
  const { html } = render(
    "# T\n\n<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> b\n\n" +
      "```html\n<script>\n```\n\n![<x>](y.png)",
  );
  assertEquals(/<(script|img)/.test(html), false, html);
  assertMatch(html, /&lt;script&gt;alert\(1\)/);
});

Deno.test("render guide - links may only lead to pages and to https addresses", () => {
  const { html } = render(
    "# T\n\n[a](other.md#x) [b](https://example.com/?a=1&b=2) [c](/docs) [d](#t) " +
      "[e](missing.md) [f](javascript:alert(1)) [g](//evil.example) [h](http://plain.example)",
  );
  assertEquals([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href), [
    "/docs/guides/other#x",
    "https://example.com/?a=1&amp;b=2",
    "/docs",
    "#t",
  ]);
  for (const text of "efgh") assertMatch(html, new RegExp(` ${text}( |</p>)`));
});

Deno.test("render guide - code and tables can be reached and scrolled by keyboard", () => {
  const { html } = render('# T\n\n```ts "x\na < b\n```\n\n| A | B |\n| - | - |\n| 1 | 2 |');
  assertMatch(html, /<pre class="docs-code" tabindex="0" aria-label="Code, ts"><code>a &lt; b<\/c/);
  assertMatch(html, /role="region" aria-label="Table 1: A"><table class="docs-table">/);
});

Deno.test("render guide - the steps are the numbered list below “In …”, without marks", () => {
  const list = "1. Open _Settings_ and\n   `a & b`.\n2. **Then** [this](other.md).\n";
  const { steps } = render(
    `# T\n\n1. Not this.\n\n## In Tool\n\nWords.\n\n${list}\n## More\n\n1. Nor this.`,
  );
  assertEquals(steps, ["Open Settings and a & b.", "Then this."]);
  assertEquals(render("# T\n\n## In Tool\n\n## More\n\n1. Not this.").steps, []);
  assertEquals(render(`# T\n\n## Set up\n\n${list}`).steps, []);
});
