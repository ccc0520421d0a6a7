import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { calendarListPath } from "@/components/calendars/CalendarList.tsx";
import { calendarPlaceAt } from "@/components/calendars/place.ts";
import type { WholeCalendarView, WorkingCalendarView } from "@/core/calendars/working_calendars.ts";
import type { Page } from "@/core/shapes.ts";
import Calendars, { type CalendarsProps } from "@/islands/Calendars.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";
import { calendarTitle } from "@/components/calendars/title.ts";

export const handler = define.handlers<CalendarsProps>({
  GET(ctx) {
    const place = calendarPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: place.kind === "list"
        ? await read<Page<WorkingCalendarView>>(calendarListPath(""))
        : null,
      calendar: place.kind === "calendar" || place.kind === "import"
        ? await read<WholeCalendarView>(`/admin/working-calendars/${place.id}`)
        : null,
    }));
  },
});

export default define.page<typeof handler>(function CalendarsPage({ data }) {
  const place = calendarPlaceAt(data.path)!;
  const words = wordsOf(calendarWords);
  const titles = {
    list: words.all,
    new: words.form.new,
    calendar: data.calendar ? calendarTitle(data.calendar) : words.one,
    import: words.import.title,
  };
  return (
    <>
      <Head>
        <title>{`${titles[place.kind]} – Laurel`}</title>
      </Head>
      <Calendars {...data} />
    </>
  );
});
