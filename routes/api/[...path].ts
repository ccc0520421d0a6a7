import { define } from "@/utils.ts";

/** Passes everything below /api to the Hono app, including streams and WebSockets. */
export const handler = define.handlers((ctx) => ctx.state.api.fetch(ctx.req, ctx.info));
