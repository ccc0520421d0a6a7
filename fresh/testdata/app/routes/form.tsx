import { page } from "fresh";
import { define } from "../define.ts";

export const handler = define.handlers({
  GET: () => page({ sent: false }),
  POST: async (ctx) => {
    const form = await ctx.req.formData();
    if (form.get("name") === "") return page({ sent: true }, { status: 422 });
    return ctx.redirect(`//thanks?name=${form.get("name")}`, 303);
  },
});

export default define.page<typeof handler>(({ data }) => <p>{data.sent ? "again" : "new"}</p>);
