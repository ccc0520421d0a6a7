import { Head } from "fresh/runtime";
import type { FirstSteps } from "@/core/first_steps.ts";
import Start, { type StartProps } from "@/islands/Start.tsx";
import { define } from "@/utils.ts";
import { privateAddressOf } from "@/routes/admin/(_pages)/private_address.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { firstStepWords } from "@/words/first_steps.ts";

export const handler = define.handlers<StartProps>({
  GET: (ctx) =>
    adminPage(ctx, async (read) => ({
      steps: await read<FirstSteps>("/admin/first-steps"),
      privateAddress: privateAddressOf(ctx),
    })),
});

export default define.page<typeof handler>(function StartPage({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(firstStepWords).title} – Laurel`}</title>
      </Head>
      <Start {...data} />
    </>
  );
});
