import { SECTIONS } from "@/components/admin/sections.ts";
import { define } from "@/utils.ts";

/** Redirects to the first section of the administration. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(SECTIONS[0].href),
});
