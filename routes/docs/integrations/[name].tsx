import { GuidePage } from "@/components/docs/GuidePage.tsx";
import { define } from "@/utils.ts";
import { guideHandler } from "@/routes/docs/(_pages)/guide_handler.ts";

export const handler = guideHandler((name) => `integrations/${name}`);

/** The page of the guide to a tool. */
export default define.page<typeof handler>(({ data }) => <GuidePage {...data} />);
