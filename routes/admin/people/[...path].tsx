import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { filterOf, listPath } from "@/components/people/list_filter.ts";
import { peoplePlaceAt } from "@/components/people/place.ts";
import type { PersonView } from "@/core/agents/directory.ts";
import type { Page } from "@/core/shapes.ts";
import People, { type PeopleProps } from "@/islands/People.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleImportWords } from "@/words/people_import.ts";
import { peopleWords } from "@/words/people.ts";

export const handler = define.handlers<PeopleProps>({
  GET(ctx) {
    const place = peoplePlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    const { search } = ctx.url;
    return adminPage(ctx, async (read) => ({
      search,
      list: place.kind === "list" ? await read<Page<PersonView>>(listPath(filterOf(search))) : null,
      person: place.kind === "person"
        ? await read<PersonView>(`/admin/agents/${encodeURIComponent(place.id)}`)
        : null,
    }));
  },
});

export default define.page<typeof handler>(function PeoplePage({ data }) {
  const words = wordsOf(peopleWords);
  const titles = {
    list: words.all,
    new: words.new,
    import: wordsOf(peopleImportWords).title,
  };
  const place = peoplePlaceAt(data.path)!;
  const title = place.kind === "person" ? data.person?.name ?? words.one : titles[place.kind];
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <People {...data} />
    </>
  );
});
