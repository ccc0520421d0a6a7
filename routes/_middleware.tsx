import { PAGES } from "@/api/access.ts";
import { NotAdmin } from "@/components/admin/NotAdmin.tsx";
import { signInAddress } from "@/core/sign_in_address.ts";
import { isPage } from "@/services/platform/web.ts";
import { define } from "@/utils.ts";

/**
 * Lets people see the pages that the table says (api/access.ts). Others must sign in first, or learn
 * whom to ask. Pages that only signed-in people see are never cached.
 */
export default define.middleware(async (ctx) => {
  const { person } = ctx.state;
  // The API has rows of its own, and an address without a route is answered with 404.
  if (!isPage(ctx.url.pathname) || ctx.route === null) return await ctx.next();
  const page = ctx.route.replace(/:\w+\*$/, "*").replace(/:(\w+)/g, "{$1}");
  const people = PAGES[page];
  if (people === undefined) throw new Error(`${page} has no row in api/access.ts`);
  if (people === "anyone") return await ctx.next();
  const here = ctx.url.pathname + ctx.url.search;
  if (!person) {
    return ctx.redirect(signInAddress(here, ctx.state.services.auth.hasCookie(ctx.req)));
  }
  const isAllowed = person.role === "admin" || people === "signed-in" ||
    (people === "manager" && person.role === "manager");
  if (!isAllowed) {
    const page = (
      <NotAdmin
        name={person.name}
        role={person.role}
        audience={people === "manager" ? "managers" : "admins"}
      />
    );
    return await ctx.render(page, { status: 403, headers: { "cache-control": "no-store" } }, {
      skipInheritedLayouts: true,
    });
  }
  if ((people === "admin" || people === "manager") && person.needsTwoFactor) {
    return ctx.redirect(`/two-factor?${new URLSearchParams({ next: here })}`);
  }
  const response = await ctx.next();
  response.headers.set("cache-control", "no-store");
  return response;
});
