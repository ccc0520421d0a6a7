import { SECTIONS } from "@/components/admin/sections.ts";
import { define } from "@/utils.ts";

/** The administration begins with its first section. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(SECTIONS[0].href),
});
