import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import type { FailedDelivery } from "@/core/failed_deliveries.ts";
import type { Page } from "@/core/shapes.ts";
import { partsUnder } from "@/components/admin/address.ts";
import { deliveriesPath, FIRST_FILTER } from "@/components/deliveries/filter.ts";
import Deliveries, { type DeliveriesProps } from "@/islands/Deliveries.tsx";
import { define } from "@/utils.ts";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { failedDeliveryWords } from "@/words/deliveries.ts";

export const handler = define.handlers<DeliveriesProps>({
  GET(ctx) {
    if (partsUnder("/admin/deliveries", ctx.url.pathname)?.length !== 0) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      list: await read<Page<FailedDelivery>>(deliveriesPath(FIRST_FILTER)),
    }));
  },
});

export default define.page<typeof handler>(function DeliveriesRoute({ data }) {
  return (
    <>
      <Head>
        <title>{`${wordsOf(failedDeliveryWords).title} – Laurel`}</title>
      </Head>
      <Deliveries {...data} />
    </>
  );
});
