import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import type { ComponentChildren } from "preact";
import { App } from "../mod.ts";
import { attachBuild, type Build, type Island } from "../build.ts";
import { islandsOf } from "../snapshot.ts";

function Box({ children }: { children?: ComponentChildren }) {
  return <div>{children}</div>;
}
function Twice() {
  return <Box>in code</Box>;
}
function Takes(props: { act: unknown }) {
  return <i>{typeof props.act}</i>;
}

/** Renders a page of an app that has these islands. */
async function render(page: () => ComponentChildren): Promise<string> {
  const chunks = { "islands/all.tsx": "/all.js" };
  const islands = islandsOf({ "islands/all.tsx": { Box, Twice, Takes } }, chunks);
  const app = new App().onError("*", (ctx) => Promise.reject(ctx.error))
    .get("/", (ctx) => ctx.render(<body>{page()}</body>));
  const build: Build = {
    id: "id",
    mode: "production",
    root: "/",
    clientEntry: "/boot.js",
    imports: new Map(),
    islands: islands as ReadonlyMap<unknown, Island>,
    routes: [],
    readFile: () => Promise.resolve(null),
  };
  attachBuild(app, build);
  const response = await app.handler()(new Request("http://localhost/"));
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return text;
}

Deno.test("islands - an island inside another island is an ordinary component", async () => {
  const html = await render(() => <Twice />);
  assertStringIncludes(
    html,
    "<!--frsh:island:Twice:0:--><div>in code</div><!--/frsh:island-->",
  );
  assertEquals(html.match(/<!--frsh:island/g)?.length, 1);
});

Deno.test("islands - an island in JSX from outside stays an island", async () => {
  const html = await render(() => (
    <Box key="k">
      <Box>text</Box>
    </Box>
  ));
  assertStringIncludes(
    html,
    "<!--frsh:island:Box:0:k--><div><!--frsh:slot:0:children--><!--frsh:island:Box:1:--><div>",
  );
});

Deno.test("islands - a function as a prop fails instead of being lost", async () => {
  const { error } = console;
  const written: Error[] = [];
  // deno-lint-ignore no-console
  console.error = (value) => void written.push(value);
  try {
    await assertRejects(() => render(() => <Takes act={() => 1} />), Error, "Internal");
  } finally {
    // deno-lint-ignore no-console
    console.error = error;
  }
  assertStringIncludes(String(written[0]?.message), '<Takes> was given a function as "act"');
});
