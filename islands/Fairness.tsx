import { useState } from "preact/hooks";
import type { Finding, FindingDetail } from "@/core/fairness/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { FindingList } from "@/components/fairness/FindingList.tsx";
import { FindingPage } from "@/components/fairness/FindingPage.tsx";
import { fairnessHref, fairnessPlaceAt, NO_FILTERS } from "@/components/fairness/place.ts";
import { Scale } from "@/components/shared/page_icons.ts";
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The props from the server; what belongs to another place, or could not be read, is null. */
export interface FairnessProps extends AdminPageProps {
  readonly list: Page<Finding> | null;
  readonly one: FindingDetail | null;
}

/** The pages of the fairness watch. */
export default function Fairness(props: FairnessProps) {
  const page = useAdminPage(props, 15_000);
  // The way back leads to the same list.
  const [filters, setFilters] = useState(NO_FILTERS);
  const place = fairnessPlaceAt(page.path);

  function view() {
    if (place === null) {
      const list = { href: fairnessHref({ kind: "list" }), label: wordsOf(fairnessWords).findings };
      return <MissingPage icon={Scale} list={list} />;
    }
    return place.kind === "list"
      ? <FindingList initial={props.list} filters={filters} onFilter={setFilters} />
      : <FindingPage key={place.id} id={place.id} initial={props.one} />;
  }

  return <AdminPage page={page} place={page.path}>{view()}</AdminPage>;
}
