import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { LIST_PATH } from "@/components/invitations/InvitationList.tsx";
import { type InvitationPlace, invitationPlaceAt } from "@/components/invitations/place.ts";
import type { InvitationView } from "@/core/auth/invitations.ts";
import type { Page } from "@/core/shapes.ts";
import Invitations, { type InvitationsProps } from "@/islands/Invitations.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";

const TITLES: Readonly<Record<InvitationPlace, string>> = {
  list: "Invitations",
  new: "Invite a person",
  csv: "Invite from a CSV",
};

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
  const place = invitationPlaceAt(data.path) ?? "list";
  return (
    <>
      <Head>
        <title>{`${TITLES[place]} – Laurel`}</title>
      </Head>
      <Invitations {...data} />
    </>
  );
});
