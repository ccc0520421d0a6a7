import { define } from "@/utils.ts";

/** Lets everybody in who is signed in. */
export default define.middleware(async (ctx) => {
  if (!ctx.state.person) {
    const next = encodeURIComponent(ctx.url.pathname + ctx.url.search);
    return ctx.redirect(`/sign-in?next=${next}`);
  }
  const response = await ctx.next();
  response.headers.set("cache-control", "no-store");
  return response;
});
