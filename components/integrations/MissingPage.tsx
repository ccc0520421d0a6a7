import { PageHead } from "../admin/PageHead.tsx";
import { follow } from "../admin/use_path.ts";
import { Plug } from "../icons.ts";
import { usePage } from "../admin/page_context.ts";
import { hrefOf } from "./place.ts";
import { PlaceLink } from "./PlaceLink.tsx";

/** Says that there is no such thing, or not any more. */
export function MissingPage({ what }: { what: string }) {
  const { go } = usePage();
  const href = hrefOf({ kind: "list" });
  return (
    <>
      <PageHead title="Not found" back={{ href, label: "integrations", onClick: follow(go) }} />
      <div class="page-body">
        <div class="empty">
          <Plug size={36} />
          <p class="empty-title">There is no such {what}</p>
          <p class="empty-words">The address is wrong, or it was deleted.</p>
          <PlaceLink to={{ kind: "list" }} class="button mt-4">All Integrations</PlaceLink>
        </div>
      </div>
    </>
  );
}
