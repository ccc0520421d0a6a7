import type { WholeCalendarView, WorkingCalendarView } from "@/core/calendars/working_calendars.ts";
import type { Page } from "@/core/shapes.ts";
import { AdminPage, useAdminPage } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { CalendarList } from "@/components/calendars/CalendarList.tsx";
import { CalendarPage } from "@/components/calendars/CalendarPage.tsx";
import { ImportHolidays } from "@/components/calendars/ImportHolidays.tsx";
import { NewCalendar } from "@/components/calendars/NewCalendar.tsx";
import { CALENDAR_LIST, calendarPlaceAt } from "@/components/calendars/place.ts";
import { CalendarDays } from "@/components/shared/page_icons.ts";

/** The props from the server. Data is null when it could not be read. */
export interface CalendarsProps extends AdminPageProps {
  readonly list: Page<WorkingCalendarView> | null;
  readonly calendar: WholeCalendarView | null;
}

/** The pages of calendars and holidays. */
export default function Calendars(props: CalendarsProps) {
  const page = useAdminPage(props, 60_000);
  const { path } = page;
  const place = calendarPlaceAt(path);
  const isFirst = path === props.path;

  function view() {
    switch (place?.kind) {
      case undefined:
        return <MissingPage icon={CalendarDays} list={CALENDAR_LIST} />;
      case "list":
        return <CalendarList initial={isFirst ? props.list : null} />;
      case "new":
        return <NewCalendar />;
      case "calendar":
        return (
          <CalendarPage key={place.id} id={place.id} initial={isFirst ? props.calendar : null} />
        );
      case "import":
        return <ImportHolidays key={place.id} id={place.id} />;
    }
  }

  return <AdminPage page={page} place={path}>{view()}</AdminPage>;
}
