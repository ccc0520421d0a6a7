import type { Plug } from "@/components/shared/icons.ts";
import { Empty } from "./Empty.tsx";
import { PageHead } from "./PageHead.tsx";
import { usePage } from "./page_context.ts";
import { follow } from "./use_path.ts";

/** Says that something does not exist, or no longer exists, and leads to the list of what does. */
export function MissingPage({ icon, noun, list }: {
  icon: typeof Plug;
  /** What was looked for: "webhook". */
  noun: string;
  /** The list: its address and its name, such as "webhooks". */
  list: { readonly href: string; readonly label: string };
}) {
  const { go } = usePage();
  const onClick = follow(go);
  return (
    <>
      <PageHead title="Not found" back={{ ...list, onClick }} />
      <div class="page-body">
        <Empty
          icon={icon}
          title={`There is no such ${noun}`}
          words="The address is wrong, or it was deleted."
        >
          <a class="button" href={list.href} onClick={onClick}>
            All {list.label[0]!.toUpperCase() + list.label.slice(1)}
          </a>
        </Empty>
      </div>
    </>
  );
}
