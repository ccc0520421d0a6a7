import { define } from "@/utils.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const headers = await ctx.state.services.auth.signOut(ctx.req);
    headers.set("location", "/sign-in");
    return new Response(null, { status: 303, headers });
  },
});
