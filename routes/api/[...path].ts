import { define } from "@/utils.ts";

/** Hands everything under /api to the Hono app, streams and WebSockets included. */
export const handler = define.handlers((ctx) => ctx.state.api.fetch(ctx.req, ctx.info));
