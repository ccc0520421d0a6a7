import { define } from "@/utils.ts";

/** The guides to the tools are listed with the others. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/docs/guides"),
});
