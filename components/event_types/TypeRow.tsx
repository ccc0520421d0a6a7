import type { EventTypeView } from "@/core/event_types/views.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { typeIconOf } from "./icons.ts";
import { typeHref } from "./place.ts";
import { payWords } from "./words.ts";

/** A type in the list. */
export function TypeRow({ one }: { one: EventTypeView }) {
  const { go } = usePage();
  const Icon = typeIconOf(one.icon);
  return (
    <li>
      <a
        class="group-row link-row"
        href={typeHref({ kind: "type", type: one.type })}
        onClick={follow(go)}
      >
        <span class="type-icon" data-own={!one.isBuiltIn}>
          <Icon size={16} />
        </span>
        <span class="group-label">
          <strong class="truncate">
            <bdi>{one.title}</bdi>
          </strong>
          <span class="group-hint truncate">
            <bdi>{one.type}</bdi>
          </span>
        </span>
        <span class="group-hint whitespace-nowrap">{payWords(one)}</span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
