import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { wheelPlaceAt } from "@/components/wheel/place.ts";
import { WHEEL_PATH, WHEEL_STATISTICS_PATH } from "@/components/wheel/WheelEditor.tsx";
import { WHEEL_VERSIONS_PATH } from "@/components/wheel/WheelHistory.tsx";
import type { SpinStatistics, WheelAnswer } from "@/core/spins/wheel.ts";
import type { Page } from "@/core/shapes.ts";
import WheelSettings, { type WheelSettingsProps } from "@/islands/WheelSettings.tsx";
import { adminPage } from "@/routes/admin/(_pages)/admin_page.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wheelWords } from "@/words/wheel.ts";

export const handler = define.handlers<WheelSettingsProps>({
  GET(ctx) {
    const place = wheelPlaceAt(ctx.url.pathname);
    if (!place) throw new HttpError(404);
    return adminPage(ctx, async (read) => ({
      wheel: place === "wheel" ? await read<WheelAnswer>(WHEEL_PATH) : null,
      statistics: place === "wheel" ? await read<SpinStatistics>(WHEEL_STATISTICS_PATH) : null,
      versions: place === "history" ? await read<Page<WheelAnswer>>(WHEEL_VERSIONS_PATH) : null,
    }));
  },
});

export default define.page<typeof handler>(function WheelPage({ data }) {
  const { title: wheel, history } = wordsOf(wheelWords);
  const title = wheelPlaceAt(data.path) === "history" ? history.title : wheel;
  return (
    <>
      <Head>
        <title>{`${title} – Laurel`}</title>
      </Head>
      <WheelSettings {...data} />
    </>
  );
});
