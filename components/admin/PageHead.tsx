import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { ChevronLeft } from "@/components/shared/icons.ts";

/** The head of a page of the administration: where one is, the way back, and what can be done. */
export function PageHead(
  { title, back, children }: {
    title: string;
    /** Where the arrow leads, with the name of that place. */
    back?: {
      readonly href: string;
      readonly label: string;
      readonly onClick?: (event: MouseEvent) => void;
    };
    /** Buttons on the right. */
    children?: ComponentChildren;
  },
) {
  // The server named the page that was opened; this is for those that one goes on to.
  useEffect(() => {
    document.title = `${title} – Laurel`;
  }, [title]);
  return (
    <header class="page-head">
      {back && (
        <a
          class="page-back"
          href={back.href}
          aria-label={`Back to ${back.label}`}
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
