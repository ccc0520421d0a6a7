import { HttpError, page } from "fresh";
import { define } from "../../define.ts";

export const handler = define.handlers({
  GET: (ctx) => {
    if (ctx.params["slug"] === "gone") throw new HttpError(410);
    return page({ slug: ctx.params["slug"] ?? "" }, { headers: { "X-Slug": "yes" } });
  },
});

export default define.page<typeof handler>(({ data }) => <article>{data.slug}</article>);
