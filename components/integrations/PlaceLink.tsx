import type { ComponentChildren } from "preact";
import { follow } from "@/components/admin/use_path.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { integrationHref, type IntegrationPlace } from "./place.ts";

/** A link to another place of the page. */
export function PlaceLink(
  { to, class: look, isCurrent, id, children }: {
    to: IntegrationPlace;
    class: string;
    isCurrent?: boolean;
    id?: string;
    children: ComponentChildren;
  },
) {
  const { go } = usePage();
  return (
    <a
      id={id}
      class={look}
      href={integrationHref(to)}
      aria-current={isCurrent ? "page" : undefined}
      onClick={follow(go)}
    >
      {children}
    </a>
  );
}
