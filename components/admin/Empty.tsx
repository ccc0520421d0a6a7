import type { ComponentChildren } from "preact";
import type { IconComponent } from "@/components/shared/icon.tsx";

/** Shown in place of an empty list: what is missing, why, and what to do about it. */
export function Empty(
  { icon: Icon, title, words, id, children }: {
    icon: IconComponent;
    title: string;
    words: ComponentChildren;
    /** With an id, the element can receive the focus. */
    id?: string;
    /** What to do about it. */
    children?: ComponentChildren;
  },
) {
  return (
    <div class="empty" id={id} tabIndex={id === undefined ? undefined : -1}>
      <Icon size={36} />
      <p class="empty-title">{title}</p>
      <p class="empty-words">{words}</p>
      {children && <div class="mt-4">{children}</div>}
    </div>
  );
}
