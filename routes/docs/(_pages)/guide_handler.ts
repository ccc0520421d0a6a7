import { HttpError, page } from "fresh";
import type { GuidePageProps } from "@/components/docs/GuidePage.tsx";
import { define } from "@/utils.ts";

/**
 * Answers with a guide, or with a 404 when there is none.
 * @param nameOf gives the guide's name, as services/guides knows it, from the route's `[name]`
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
