import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { LIST_PATH } from "@/components/invitations/InvitationList.tsx";
import { invitationPlaceAt } from "@/components/invitations/place.ts";
import type { InvitationView } from "@/core/auth/invitations.ts";
import type { Page } from "@/core/shapes.ts";
import Invitations, { type InvitationsProps } from "@/islands/Invitations.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";

export const handler = define.handlers<InvitationsProps>({
  GET(ctx) {
    const place = invitationPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: place === "list" ? await read<Page<InvitationView>>(LIST_PATH) : null,
    }));
  },
});

export default define.page<typeof handler>(function InvitationsPage({ data }) {
  const words = wordsOf(invitationWords);
  const titles = { list: words.all, new: words.new.title, csv: words.csv.title };
  const place = invitationPlaceAt(data.path) ?? "list";
  return (
    <>
      <Head>
        <title>{`${titles[place]} – Laurel`}</title>
      </Head>
      <Invitations {...data} />
    </>
  );
});
