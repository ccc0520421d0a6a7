import { define } from "@/utils.ts";

/** Redirects to the first section of the administration. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/admin/people"),
});
