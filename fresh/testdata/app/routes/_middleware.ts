import { define } from "../define.ts";

export default define.middleware([
  async (ctx) => {
    ctx.state.trail.push("routes");
    const response = await ctx.next();
    response.headers.set("X-Trail", ctx.state.trail.join(" "));
    return response;
  },
]);
