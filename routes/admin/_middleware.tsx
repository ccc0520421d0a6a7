import { Head } from "fresh/runtime";
import { NotAdmin } from "@/components/admin/NotAdmin.tsx";
import { signInAddress } from "@/core/sign_in_address.ts";
import { define } from "@/utils.ts";

/** Lets only admins in. Other people must sign in first, or learn whom to ask. */
export default define.middleware(async (ctx) => {
  const { person } = ctx.state;
  if (!person) {
    const isExpired = ctx.state.services.auth.hasCookie(ctx.req);
    return ctx.redirect(signInAddress(ctx.url.pathname + ctx.url.search, isExpired));
  }
  if (person.role !== "admin") {
    const page = (
      <>
        <Head>
          <title>For admins – Laurel</title>
        </Head>
        <NotAdmin name={person.name} role={person.role} />
      </>
    );
    return await ctx.render(page, { status: 403, headers: { "cache-control": "no-store" } }, {
      skipInheritedLayouts: true,
    });
  }
  if (person.needsTwoFactor) {
    const next = new URLSearchParams({ next: ctx.url.pathname + ctx.url.search });
    return ctx.redirect(`/two-factor?${next}`);
  }
  const response = await ctx.next();
  response.headers.set("cache-control", "no-store");
  return response;
});
