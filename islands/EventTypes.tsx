import type { Page } from "@/core/shapes.ts";
import type { EventTypeDetail, EventTypeView, UnknownTypeView } from "@/core/event_types/views.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { Shapes } from "@/components/shared/page_icons.ts";
import { NewType, NewTypeFromEvents } from "@/components/event_types/NewType.tsx";
import { TYPE_LIST, typePlaceAt } from "@/components/event_types/place.ts";
import { TypeList } from "@/components/event_types/TypeList.tsx";
import { TypePage } from "@/components/event_types/TypePage.tsx";

/** The props from the server. Data is null when it could not be read. */
export interface EventTypesProps extends AdminPageProps {
  readonly list: Page<EventTypeView> | null;
  readonly unknown: { readonly entries: readonly UnknownTypeView[] } | null;
  readonly type: EventTypeDetail | null;
}

/** The pages to define types of events. */
export default function EventTypes(props: EventTypesProps) {
  const page = useAdminPage(props, 5_000);
  const { path } = page;
  const place = typePlaceAt(path);
  const isFirst = path === props.path;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={Shapes} list={TYPE_LIST} />;
      case "list":
        return (
          <TypeList
            initial={isFirst ? props.list : null}
            unknown={isFirst ? props.unknown : null}
          />
        );
      case "new":
        return <NewType />;
      case "define":
        return <NewTypeFromEvents key={place.type} type={place.type} />;
      case "type":
        return (
          <TypePage
            key={place.type}
            type={place.type}
            initial={isFirst ? props.type : null}
          />
        );
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
