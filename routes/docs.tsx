import { page } from "fresh";
import { Head } from "fresh/runtime";
import type { OpenApi } from "@/components/docs/openapi.ts";
import { anchorOf, operationsOf, Reference } from "@/components/docs/Reference.tsx";
import { Prose } from "@/components/docs/Prose.tsx";
import { Schemas } from "@/components/docs/Schemas.tsx";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import { PROBLEM_CODES } from "@/services/problems/codes.ts";
import { define } from "@/utils.ts";

interface DocsData {
  readonly api: OpenApi;
  readonly origin: string;
}

export const handler = define.handlers<DocsData>({
  async GET(ctx) {
    const address = new URL("/api/v1/openapi.json", ctx.url);
    const response = await ctx.state.api.fetch(new Request(address), ctx.info);
    return page({ api: await response.json() as OpenApi, origin: ctx.url.origin });
  },
});

const EXAMPLE_BODY = `{"id":"m-1","type":"message_response","subject":"agent-7",
       "data":{"responseTime":45,"quality":0.9}}`;

/** The API reference, made from the same OpenAPI document that programs read. */
export default define.page<typeof handler>(function DocsPage({ data: { api, origin } }) {
  return (
    <div class="docs" lang="en">
      <Head>
        <title>API – Laurel</title>
      </Head>
      <nav class="docs-nav material" aria-label="API">
        <a class="docs-home" href="/">
          <LaurelMark size={22} />
          Laurel
        </a>
        <a href="/docs/guides">Guides</a>
        <a href="#start">Start</a>
        {operationsOf(api).map(({ method, path }) => (
          <a key={method + path} href={`#${anchorOf(method, path)}`}>
            {method.toUpperCase()} {path}
          </a>
        ))}
        <a href="#live">Live stream</a>
        <a href="#schemas">Shapes</a>
        <a href="#problems">Problems</a>
      </nav>
      <main class="docs-main">
        <h1>API</h1>
        <p>
          Version {api.info.version}. The same as a document for programs:{" "}
          <a class="docs-link" href="/api/v1/openapi.json">openapi.json</a>.
        </p>
        <section class="docs-section" id="start">
          <h2>Start</h2>
          <p>
            An integration sends events with its key. The answer says what changed; the same event
            again gets the first answer, so sending twice does no harm.
          </p>
          <pre class="docs-code" tabIndex={0}><code>{`curl -X POST ${origin}/api/v1/events \\
  -H 'Authorization: Bearer <key>' -H 'Content-Type: application/json' \\
  -d '${EXAMPLE_BODY}'`}</code></pre>
        </section>
        <h2>Operations</h2>
        <Reference api={api} />
        <section class="docs-section" id="live">
          <h2>Live stream</h2>
          <p>
            <code>GET /api/v1/stream</code> sends <code>points</code>, <code>level_up</code>,{" "}
            <code>leaderboard</code> and <code>sync</code> as server-sent events. An <code>id</code>
            {" "}
            is a position: come back with it as <code>Last-Event-ID</code> or{" "}
            <code>?last_event_id=</code> and what was missed is sent first; after{" "}
            <code>sync</code>, read the state again. <code>GET /api/v1/ws</code>{" "}
            carries the same messages over a WebSocket, as <code>{"{id, type, data}"}</code>. A{" "}
            <code>heartbeat</code> without data comes every 15 seconds.
          </p>
        </section>
        <h2 id="schemas">Shapes</h2>
        <Schemas api={api} />
        <section class="docs-section" id="problems">
          <h2>Problems</h2>
          <p>
            A refusal is <code>application/problem+json</code> with a stable <code>code</code>.
          </p>
          <dl class="docs-codes">
            {Object.entries(PROBLEM_CODES).map(([code, meaning]) => (
              <div key={code} id={code}>
                <dt>
                  <code>{code}</code>
                </dt>
                <dd>
                  <Prose text={meaning} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </main>
    </div>
  );
});
