import type { ComponentChildren } from "preact";
import { Plus } from "@/components/shared/page_icons.ts";
import { usePage } from "./page_context.ts";
import { follow } from "./use_path.ts";

/** A link to the page that adds one more entry. */
export function AddLink({ href, children }: { href: string; children: ComponentChildren }) {
  const { go } = usePage();
  return (
    <a class="button button-primary page-action" href={href} onClick={follow(go)}>
      <Plus size={15} />
      {children}
    </a>
  );
}
