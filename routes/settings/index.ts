import { settingsHref } from "@/components/settings/place.ts";
import { define } from "@/utils.ts";

/** Opens the first pane. */
export const handler = define.handlers({ GET: (ctx) => ctx.redirect(settingsHref("profile")) });
