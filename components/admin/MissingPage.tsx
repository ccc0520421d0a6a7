import type { IconComponent } from "@/components/shared/icon.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import { Empty } from "./Empty.tsx";
import { PageHead } from "./PageHead.tsx";
import { usePage } from "./page_context.ts";
import { follow } from "./use_path.ts";

/** Says that something does not exist, or no longer exists, and leads to the list of what does. */
export function MissingPage({ icon, noun, list }: {
  icon: IconComponent;
  /** What was looked for: "webhook"; a page if left out. */
  noun?: string;
  /** The list: its address and its name, such as "webhooks". */
  list: { readonly href: string; readonly label: string };
}) {
  const words = wordsOf(adminWords).missing;
  const { go } = usePage();
  const onClick = follow(go);
  return (
    <>
      <PageHead title={words.title} back={{ ...list, onClick }} />
      <div class="page-body">
        <Empty
          icon={icon}
          title={words.none(noun ?? words.page)}
          words={words.why}
        >
          <a class="button" href={list.href} onClick={onClick}>
            {words.list(list.label)}
          </a>
        </Empty>
      </div>
    </>
  );
}
