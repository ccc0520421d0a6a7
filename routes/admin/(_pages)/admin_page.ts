import { type Context, page } from "fresh";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { currentLanguage } from "@/components/shared/locale.ts";
import type { State } from "@/utils.ts";

/** Reads from the API with the rights of the person; null when the API refuses or has nothing. */
export type Read = <T>(path: string) => Promise<T | null>;

/**
 * Renders a page of the settings window with data from the API, read with the rights of the person. When
 * data is null, the page reads it itself and shows what is wrong; when something does not exist,
 * the answer is a 404.
 * @param read reads the data, with paths below `/api/v1`
 */
export async function adminPage<Data extends object>(
  ctx: Context<State>,
  read: (read: Read) => Promise<Data>,
) {
  const headers = {
    cookie: ctx.req.headers.get("cookie") ?? "",
    "accept-language": currentLanguage(),
  };
  let isMissing = false;
  const data = await read(async <T>(path: string) => {
    const url = new URL(`/api/v1${path}`, ctx.url);
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
