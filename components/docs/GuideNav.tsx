import { LaurelMark } from "@/components/shared/LaurelMark.tsx";

/** A link in the sidebar of the guides. */
export interface GuideLink {
  readonly href: string;
  readonly title: string;
  readonly isTool: boolean;
}

/** The sidebar of the guides: first the guides about tools, then the others. */
export function GuideNav({ guides, at }: { guides: readonly GuideLink[]; at: string }) {
  const groups = [
    ["Tools", guides.filter(({ isTool }) => isTool)],
    ["How Laurel works", guides.filter(({ isTool }) => !isTool)],
  ] as const;
  return (
    <nav class="docs-nav guide-nav material" aria-label="Guides">
      <a class="docs-home" href="/">
        <LaurelMark size={22} />
        Laurel
      </a>
      <a href="/docs/guides" data-active={at === "/docs/guides"}>All guides</a>
      <a href="/docs">API</a>
      {groups.map(([title, links]) =>
        links.length > 0 && (
          <div key={title} class="docs-nav-group">
            <p class="docs-nav-title">{title}</p>
            {links.map((guide) => (
              <a key={guide.href} href={guide.href} data-active={at === guide.href}>
                {guide.title}
              </a>
            ))}
          </div>
        )
      )}
    </nav>
  );
}
