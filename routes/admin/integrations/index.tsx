import { Head } from "fresh/runtime";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { define } from "@/utils.ts";

export default define.page(function IntegrationsPage() {
  return (
    <>
      <Head>
        <title>Integrations – Laurel</title>
      </Head>
      <PageHead title="Integrations" />
    </>
  );
});
