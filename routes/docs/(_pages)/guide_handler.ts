import { HttpError, page } from "fresh";
import type { GuidePageProps } from "@/components/docs/GuidePage.tsx";
import { define } from "@/utils.ts";

/**
 * Makes a handler that answers with a guide, or with a 404 when it does not exist.
 * @param nameOf returns the guide's name in services/guides for the route's `[name]`
 */
export function guideHandler(nameOf: (name: string) => string) {
  return define.handlers<GuidePageProps>({
    async GET(ctx) {
      const { guides } = ctx.state.services;
      const guide = await guides.find(nameOf(ctx.params.name ?? ""));
      if (!guide) throw new HttpError(404);
      return page({ guide, guides: await guides.list() });
    },
  });
}
