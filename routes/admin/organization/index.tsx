import { Head } from "fresh/runtime";
import { ORGANIZATION_PATH } from "@/components/organization/OrganizationPage.tsx";
import type { Organization } from "@/core/organization/views.ts";
import OrganizationSettings, { type OrganizationProps } from "@/islands/OrganizationSettings.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { organizationWords } from "@/words/organization.ts";

export const handler = define.handlers<OrganizationProps>({
  GET: (ctx) =>
    adminPage(ctx, async (read) => ({
      organization: await read<Organization>(ORGANIZATION_PATH),
    })),
});

export default define.page<typeof handler>(function OrganizationSettingsPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(organizationWords).title} – Laurel`}</title>
      </Head>
      <OrganizationSettings {...data} />
    </>
  );
});
