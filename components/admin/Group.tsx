import type { ComponentChildren } from "preact";

/** A group of rows under a heading. */
export function Group(
  { id, title, note, children, class: extra }: {
    id: string;
    title: string;
    /** One sentence about the group. */
    note?: ComponentChildren;
    children: ComponentChildren;
    class?: string;
  },
) {
  return (
    <section class={extra ? `group-section ${extra}` : "group-section"} aria-labelledby={id}>
      <h2 id={id} class="group-title">{title}</h2>
      {note && <p class="group-note">{note}</p>}
      <div class="group-rows">{children}</div>
    </section>
  );
}

/** One row: what it is on the left, the actions on the right. */
export function Row(
  { label, hint, children, error, class: extra }: {
    label: ComponentChildren;
    hint?: ComponentChildren;
    children?: ComponentChildren;
    error?: ComponentChildren;
    class?: string;
  },
) {
  return (
    <div class={extra ? `group-row ${extra}` : "group-row"}>
      <div class="group-label">
        <span>{label}</span>
        {hint && <span class="group-hint">{hint}</span>}
        {error}
      </div>
      {children && <div class="group-control">{children}</div>}
    </div>
  );
}
