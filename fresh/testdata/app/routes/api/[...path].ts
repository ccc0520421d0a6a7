import { define } from "../../define.ts";

export const handler = define.handlers((ctx) => {
  if (ctx.params["path"] !== "stream") return Response.json({ method: ctx.req.method });
  return ctx.stream(async function* () {
    for (const word of ["one ", "two ", "three"]) {
      await Promise.resolve();
      yield word;
    }
  });
});
