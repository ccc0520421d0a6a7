/** Web Push in the settings, in a real browser. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { checkPage } from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";

// Made by `deno task vapid` for this test only.
const pageTest = shareDesks({
  env: {
    LAUREL_VAPID_PUBLIC_KEY:
      "BDeb0ilC17XGce7YFdQXvOyQTq8_iIQMsvYDir_Irz_Vq39CP6BNdTExcZP4FZ0-npog_YaBBLcCumOkINp7WMs",
    LAUREL_VAPID_PRIVATE_KEY: "2blsm1oN4WyM-SC36JPgpvaEZraSGf8tl5kjs9LLvmc",
    LAUREL_VAPID_SUBJECT: "mailto:it@example.com",
  },
});

const closed = (page: Page) => page.getByRole("switch", { name: "Also when Laurel is closed" });

pageTest(
  "push - the settings offer it where Laurel has keys, and it is off at first",
  async (desks) => {
    const { page } = await desks.open("/settings/notifications", "amy@e.com");
    await closed(page).waitFor();
    assertEquals(await closed(page).isChecked(), false);
    await checkPage(page, "web push is offered");
  },
);
