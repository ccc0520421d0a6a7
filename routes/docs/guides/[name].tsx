import { GuidePage } from "@/components/docs/GuidePage.tsx";
import { define } from "@/utils.ts";
import { guideHandler } from "@/routes/docs/(_pages)/guide_handler.ts";

export const handler = guideHandler((name) => name);

/** The page of a guide. */
export default define.page<typeof handler>(({ data }) => <GuidePage {...data} />);
