import { define } from "../define.ts";

export const config = { routeOverride: "/item/:id(\\d+)", skipAppWrapper: true };
export const handler = define.handlers({ GET: (ctx) => ctx.text(`item ${ctx.params["id"]}`) });
