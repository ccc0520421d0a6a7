import { page } from "fresh";
import { Head } from "fresh/runtime";
import { GuideNav } from "@/components/docs/GuideNav.tsx";
import type { GuideEntry } from "@/services/guides/mod.ts";
import { define } from "@/utils.ts";

export const handler = define.handlers<{ guides: readonly GuideEntry[] }>({
  GET: async (ctx) => page({ guides: await ctx.state.services.guides.list() }),
});

/** The list of all guides. */
export default define.page<typeof handler>(function GuidesPage({ data: { guides } }) {
  const groups = [
    ["Connect a tool", guides.filter(({ isTool }) => isTool)],
    ["How Laurel works", guides.filter(({ isTool }) => !isTool)],
  ] as const;
  return (
    <div class="docs" lang="en">
      <Head>
        <title>Guides – Laurel</title>
      </Head>
      <GuideNav guides={guides} at="/docs/guides" />
      <main class="docs-main">
        <h1>Guides</h1>
        <p>
          How to connect your tools, what work pays, and how Laurel comes to its numbers. For
          programs there is the <a class="docs-link" href="/docs">API</a>.
        </p>
        {groups.map(([title, some]) =>
          some.length > 0 && (
            <section key={title}>
              <h2>{title}</h2>
              <ul class="docs-cards">
                {some.map((guide) => (
                  <li key={guide.href}>
                    <a class="docs-card" href={guide.href}>
                      <strong>{guide.title}</strong>
                      <span>{guide.summary}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )
        )}
      </main>
    </div>
  );
});
