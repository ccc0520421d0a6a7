import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { UnassignedPerson } from "@/core/integrations/views.ts";
import type { Page } from "@/core/shapes.ts";
import { partsUnder } from "@/components/admin/address.ts";
import { FIRST_FILTER, unassignedPath } from "@/components/unassigned/UnassignedPage.tsx";
import Unassigned, { type UnassignedProps } from "@/islands/Unassigned.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { unassignedWords } from "@/words/unassigned.ts";

export const handler = define.handlers<UnassignedProps>({
  GET(ctx) {
    if (partsUnder("/admin/unassigned", ctx.url.pathname)?.length !== 0) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: await read<Page<UnassignedPerson>>(unassignedPath(FIRST_FILTER)),
    }));
  },
});

export default define.page<typeof handler>(function UnassignedRoute({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(unassignedWords).title} – Laurel`}</title>
      </Head>
      <Unassigned {...data} />
    </>
  );
});
