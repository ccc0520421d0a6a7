import { define } from "@/utils.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const headers = await ctx.state.services.auth.signOut(ctx.req);
    headers.set("location", "/sign-in");
    // The next page wipes what this browser stored (components/offline/page/forget.ts).
    headers.append("set-cookie", "laurel_signed_out=1; path=/; max-age=60; samesite=lax");
    return new Response(null, { status: 303, headers });
  },
});
