import { Head } from "fresh/runtime";
import { NotAdmin } from "@/components/admin/NotAdmin.tsx";
import { define } from "@/utils.ts";

/** Lets managers and admins in. Other people must sign in first, or learn whom to ask. */
export default define.middleware(async (ctx) => {
  const { person } = ctx.state;
  if (!person) {
    const next = encodeURIComponent(ctx.url.pathname + ctx.url.search);
    return ctx.redirect(`/sign-in?next=${next}`);
  }
  if (person.role === "agent") {
    const page = (
      <>
        <Head>
          <title>For managers – Laurel</title>
        </Head>
        <NotAdmin name={person.name} role={person.role} audience="managers" />
      </>
    );
    return await ctx.render(page, { status: 403, headers: { "cache-control": "no-store" } }, {
      skipInheritedLayouts: true,
    });
  }
  const response = await ctx.next();
  response.headers.set("cache-control", "no-store");
  return response;
});
