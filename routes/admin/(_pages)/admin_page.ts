import { type Context, page } from "fresh";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import type { State } from "@/utils.ts";

/** Reads from the API what it tells the person; null when it tells them nothing. */
export type Read = <T>(path: string) => Promise<T | null>;

/**
 * Draws a page of the administration with what the API answers whoever asks for the page. Where
 * that is nothing, the page reads it itself, and says what is wrong; what does not exist makes it a
 * 404.
 * @param read gets what to draw, with paths below `/api/v1/admin`
 */
export async function adminPage<Data extends object>(
  ctx: Context<State>,
  read: (read: Read) => Promise<Data>,
) {
  const headers = { cookie: ctx.req.headers.get("cookie") ?? "" };
  let isMissing = false;
  const data = await read(async <T>(path: string) => {
    const url = new URL(`/api/v1/admin${path}`, ctx.url);
    const response = await ctx.state.api.fetch(new Request(url, { headers }), ctx.info);
    if (response.ok) return await response.json() as T;
    isMissing ||= response.status === 404;
    await response.body?.cancel();
    return null;
  });
  const frame: AdminPageProps = {
    path: ctx.url.pathname,
    now: new Date().toISOString(),
    timeZone: ctx.state.services.info.timeZone,
  };
  return page({ ...frame, ...data }, { status: isMissing ? 404 : 200 });
}
