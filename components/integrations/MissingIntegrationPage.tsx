import { Empty } from "@/components/admin/Empty.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { Plug } from "@/components/shared/icons.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { integrationHref } from "./place.ts";
import { PlaceLink } from "./PlaceLink.tsx";

/** Says that something does not exist, or no longer exists. */
export function MissingIntegrationPage({ noun }: { noun: string }) {
  const { go } = usePage();
  const href = integrationHref({ kind: "list" });
  return (
    <>
      <PageHead title="Not found" back={{ href, label: "integrations", onClick: follow(go) }} />
      <div class="page-body">
        <Empty
          icon={Plug}
          title={`There is no such ${noun}`}
          words="The address is wrong, or it was deleted."
        >
          <PlaceLink to={{ kind: "list" }} class="button">All Integrations</PlaceLink>
        </Empty>
      </div>
    </>
  );
}
