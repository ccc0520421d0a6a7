import type { ComponentChildren } from "preact";

/** A table that scrolls sideways on narrow screens. The label is its accessible name. */
export function Table(
  { label, head, children }: {
    label: string;
    head: readonly string[];
    children: ComponentChildren;
  },
) {
  return (
    <div class="docs-scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="docs-table">
        <thead>
          <tr>
            {head.map((title) => <th key={title} scope="col">{title}</th>)}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
