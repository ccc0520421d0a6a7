import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { ChevronLeft } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";

/** The head of an administration page: its title, the way back, and the page's actions. */
export function PageHead(
  { title, back, children }: {
    title: string;
    /** The target of the back arrow, and the name of that place. */
    back?: {
      readonly href: string;
      readonly label: string;
      readonly onClick?: (event: MouseEvent) => void;
    };
    /** Buttons on the right. */
    children?: ComponentChildren;
  },
) {
  // The server sets the title of the page that is opened first; this sets it after navigation in
  // the browser.
  useEffect(() => {
    document.title = `${title} – Laurel`;
  }, [title]);
  return (
    <header class="page-head">
      {back && (
        <a
          class="page-back"
          href={back.href}
          aria-label={wordsOf(adminWords).backTo(back.label)}
          onClick={back.onClick}
        >
          <ChevronLeft size={18} />
        </a>
      )}
      <h1 class="page-title" tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      {children && <div class="page-actions">{children}</div>}
    </header>
  );
}
