import { useRef } from "preact/hooks";
import type { PersonView } from "@/core/agents/directory.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { ImportPage } from "@/components/people/ImportPage.tsx";
import { NewPerson } from "@/components/people/NewPerson.tsx";
import { PeopleList } from "@/components/people/PeopleList.tsx";
import { PersonPage } from "@/components/people/PersonPage.tsx";
import { PEOPLE_LIST, peoplePlaceAt } from "@/components/people/place.ts";
import { UserRound } from "@/components/shared/icons.ts";

/** The props from the server. Data is null when it could not be read. */
export interface PeopleProps extends AdminPageProps {
  /** The query of the address: the filter of the list. */
  readonly search: string;
  readonly list: Page<PersonView> | null;
  readonly person: PersonView | null;
}

/** The pages to find, add, change and import people. */
export default function People(props: PeopleProps) {
  const page = useAdminPage(props, 5_000);
  const { path } = page;
  const place = peoplePlaceAt(path);
  // What the server rendered is out of date as soon as the person was at another place.
  const hasMoved = useRef(false);
  if (path !== props.path) hasMoved.current = true;
  const isFirst = !hasMoved.current;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={UserRound} list={PEOPLE_LIST} />;
      case "list":
        return (
          <PeopleList
            search={isFirst ? props.search : location.search}
            initial={isFirst ? props.list : null}
          />
        );
      case "new":
        return <NewPerson />;
      case "import":
        return <ImportPage />;
      case "person":
        return (
          <PersonPage
            key={place.id}
            id={place.id}
            initial={isFirst ? props.person : null}
          />
        );
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
