import { Head } from "fresh/runtime";
import CopyCode from "@/islands/CopyCode.tsx";
import { type GuideLink, GuideNav } from "./GuideNav.tsx";

/** The props of the page of a guide. */
export interface GuidePageProps {
  readonly guide: {
    readonly href: string;
    readonly title: string;
    /** HTML from services/guides, which removes foreign HTML. */
    readonly html: string;
    readonly headings: readonly { readonly id: string; readonly text: string }[];
  };
  /** All guides, for the sidebar. */
  readonly guides: readonly GuideLink[];
}

/** A guide as a page. */
export function GuidePage({ guide, guides }: GuidePageProps) {
  return (
    <div class="docs" lang="en">
      <Head>
        <title>{`${guide.title} – Laurel`}</title>
      </Head>
      <GuideNav guides={guides} at={guide.href} />
      <main class="docs-main">
        <h1>{guide.title}</h1>
        {guide.headings.length > 2 && (
          <nav class="docs-contents" aria-label="On this page">
            {guide.headings.map(({ id, text }) => (
              <a key={id} class="docs-link" href={`#${id}`}>{text}</a>
            ))}
          </nav>
        )}
        {/* deno-lint-ignore react-no-danger */}
        <article class="guide" dangerouslySetInnerHTML={{ __html: guide.html }} />
        <CopyCode />
      </main>
    </div>
  );
}
