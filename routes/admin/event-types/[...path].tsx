import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { Page } from "@/core/shapes.ts";
import type { EventTypeDetail, EventTypeView, UnknownTypeView } from "@/core/event_types/views.ts";
import { typePlaceAt } from "@/components/event_types/place.ts";
import { TYPE_LIST_PATH, UNKNOWN_PATH } from "@/components/event_types/TypeList.tsx";
import { typePath } from "@/components/event_types/TypePage.tsx";
import EventTypes, { type EventTypesProps } from "@/islands/EventTypes.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";

export const handler = define.handlers<EventTypesProps>({
  GET(ctx) {
    const place = typePlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    const isList = place.kind === "list";
    return adminPage(ctx, async (read) => ({
      list: isList ? await read<Page<EventTypeView>>(TYPE_LIST_PATH) : null,
      unknown: isList ? await read<{ entries: UnknownTypeView[] }>(UNKNOWN_PATH) : null,
      type: place.kind === "type" ? await read<EventTypeDetail>(typePath(place.type)) : null,
    }));
  },
});

export default define.page<typeof handler>(function EventTypesPage({ data }) {
  const place = typePlaceAt(data.path)!;
  const words = wordsOf(typeWords);
  const title = place.kind === "list"
    ? words.all
    : place.kind === "type"
    ? data.type?.title ?? words.one
    : words.form.new;
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <EventTypes {...data} />
    </>
  );
});
