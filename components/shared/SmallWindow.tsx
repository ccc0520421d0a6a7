import type { ComponentChildren } from "preact";
import { Head } from "fresh/runtime";
import { LaurelMark } from "./LaurelMark.tsx";

/** The window in the middle of an otherwise empty page, with the mark and a heading. */
export function SmallWindow(
  { title, heading = title, children }: {
    /** The title of the page. */
    title: string;
    /** What the window says above its contents; the title of the page if left out. */
    heading?: string;
    children: ComponentChildren;
  },
) {
  return (
    <main class="sign-in">
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <div class="sign-in-window material">
        <span class="app-badge">
          <LaurelMark size={44} />
        </span>
        <h1>{heading}</h1>
        {children}
      </div>
    </main>
  );
}
